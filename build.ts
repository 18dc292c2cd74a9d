import { rmSync } from 'node:fs'
import { build } from 'esbuild'

// Ink asks for the React dev tools only with DEV=true; they are not shipped.
const withoutDevtools = {
  name: 'without-devtools',
  setup(bundle: import('esbuild').PluginBuild) {
    bundle.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'absent' }))
    bundle.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default {}' }))
  },
}

rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: ['src/bin.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  // CommonJS packages inside the bundle call require for Node's own modules.
  banner: {
    js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
  },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [withoutDevtools],
})
