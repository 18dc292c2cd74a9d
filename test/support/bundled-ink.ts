import { build } from 'esbuild'

/** Node reads no JSX: the interactive report, bundled for scripts that run outside of the tests. */
export async function bundledInk(): Promise<typeof import('../../src/report/ink/index.tsx')> {
  const outfile = 'node_modules/.cache/oss-check/ink.mjs'
  await build({
    entryPoints: ['src/report/ink/index.tsx'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    packages: 'external',
    logLevel: 'warning',
  })
  // The bundle exports what its entry point does.
  return (await import(`../../${outfile}`)) as typeof import('../../src/report/ink/index.tsx')
}
