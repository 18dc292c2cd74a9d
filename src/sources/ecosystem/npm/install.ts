import { type InstallRecipe, NOTHING_TO_LOAD, type SandboxPlaces } from '../install-recipe.ts'

const RETRIES = 2

export const npmInstall: InstallRecipe = {
  // In files of their own, so that whoever reads ~/.npmrc is not npm.
  settings: ({ cache, runtime }, { registry, compiles }) => ({
    npmrc: [
      `registry=${registry}`,
      `cache=${cache}`,
      'audit=false',
      'fund=false',
      'update-notifier=false',
      'progress=false',
      'foreground-scripts=true',
      'fetch-retries=0',
      'logs-max=0',
      'install-links=true',
      ...(compiles ? [`nodedir=${runtime}`] : []),
      '',
    ].join('\n'),
  }),
  environment: ({ config }) => ({
    npm_config_userconfig: `${config}/npmrc`,
    npm_config_globalconfig: `${config}/globalrc`,
  }),
  project: { 'package.json': '{"name":"sandbox","version":"0.0.0","private":true}' },
  locked: ['package.json', 'package-lock.json'],
  pack: (places) => [
    ...npm(places),
    'pack',
    '--ignore-scripts',
    '--pack-destination',
    '/tmp',
    '--loglevel=error',
    places.work,
  ],
  download: (places) => [
    ...npm(places),
    'install',
    '--ignore-scripts',
    '--loglevel=http',
    `--fetch-retries=${RETRIES}`,
    places.subject,
  ],
  // From the cache in both lanes: what still goes to the network is the doing of scripts.
  install: (places, { offline, scripts }) => [
    ...npm(places),
    'install',
    offline ? '--offline' : '--prefer-offline',
    '--loglevel=error',
    scripts ? '--dangerously-allow-all-scripts' : '--ignore-scripts',
  ],
  load: ({ runtime }, name) => [`${runtime}/bin/node`, '--input-type=module', '-e', LOAD, name],
  complaintIn(output, exitCode) {
    // npm passes over optional packages that it could not get; what was in the way all the same.
    const lost = new RegExp(`attempt ${RETRIES + 1} failed with (\\w+)`).exec(output)?.[1]
    if (exitCode === 0 && lost === undefined) return null
    const said = output.split('\n').find((line) => /npm error (?!code)/.test(line)) ?? lost ?? ''
    return said.replace(/^npm error /, '') || `exit code ${exitCode}`
  },
}

function npm({ runtime }: SandboxPlaces): string[] {
  return [`${runtime}/bin/node`, `${runtime}/lib/node_modules/npm/bin/npm-cli.js`]
}

/** Loads the package and lets it settle for a moment: timers that fire soon are seen, servers do not hold us up. */
const LOAD = `
const name = process.argv[1]
setTimeout(() => process.exit(), 1500).unref()
try {
  await import(name)
} catch (error) {
  const isAbsent = error?.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' || error?.code === 'ERR_MODULE_NOT_FOUND'
  console.error(error)
  process.exit(isAbsent && /\\[eval1\\]|No "exports" main/.test(error.message) ? ${NOTHING_TO_LOAD} : 1)
}
setTimeout(() => {}, 300)
`.replaceAll('\n', ' ;')
