import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { packedTexts } from './src/analysis/licensing/text/packed.ts'
import { HELP } from './src/cli/help.ts'

// Ink asks for the React dev tools only with DEV=true; they are not shipped.
const withoutDevtools = {
  name: 'without-devtools',
  setup(bundle: import('esbuild').PluginBuild) {
    bundle.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'absent' }))
    bundle.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default {}' }))
  },
}

// The texts of the SPDX list are compared in one packed form, see src/analysis/licensing/text/packed.ts; of its index only names count.
const withLicenseTexts = {
  name: 'with-license-texts',
  setup(bundle: import('esbuild').PluginBuild) {
    bundle.onLoad({ filter: /licensing[\\/]text[\\/]packed\.ts$/ }, () => {
      const bytes = JSON.stringify(Buffer.from(packedTexts()).toString('base64'))
      return { contents: `export function packedTexts() { return Buffer.from(${bytes}, 'base64') }` }
    })
    bundle.onLoad({ filter: /spdx-license-list[\\/]spdx\.json$/ }, ({ path }) => {
      const list: Record<string, { name: string; osiApproved: boolean }> = JSON.parse(
        readFileSync(path, 'utf8'),
      )
      const entries = Object.entries(list).map(([id, { name, osiApproved }]) => [id, { name, osiApproved }])
      return { contents: JSON.stringify(Object.fromEntries(entries)), loader: 'json' }
    })
  },
}

// The help is made from the tables of settings and formats, whose schemas it need not load: what it says is known now.
const withHelp = {
  name: 'with-help',
  setup(bundle: import('esbuild').PluginBuild) {
    bundle.onLoad({ filter: /cli[\\/]help\.ts$/ }, () => ({
      contents: `export const HELP = ${JSON.stringify(HELP)}`,
    }))
  },
}

rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: { bin: 'src/cli/bin.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  // Its CommonJS form asks for its parts in a way that no bundler sees.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  define: { 'process.env.NODE_ENV': '"production"' },
  // CommonJS packages inside the bundle call require for Node's own modules.
  banner: {
    js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
  },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [withLicenseTexts, withoutDevtools, withHelp],
})
