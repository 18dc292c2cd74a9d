/** `npm run bench [name …]`: every measurement, or those named. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  backtest: () => import('./backtest.ts'),
  github: () => import('./github.ts'),
  soak: () => import('./soak.ts'),
  history: () => import('./history.ts'),
  license: () => import('./license.ts'),
  tui: () => import('./tui.ts'),
}

const named = process.argv.slice(2).filter((name) => !name.startsWith('-'))
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (!bench) throw new Error(`There is no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`)
  console.log(`\n== ${name}`)
  await bench()
}
