import { INSIDE, type Room } from './inner-sandbox.ts'
import type { Stage } from './stage-run.ts'

export const STAGE_NAMES = ['install without scripts', 'install', 'import', 'smoke'] as const
export type StageName = (typeof STAGE_NAMES)[number]

/** What `import` exits with where the package has nothing to load. */
export const NOTHING_TO_IMPORT = 41

export const NPM = [`${INSIDE.node}/bin/node`, `${INSIDE.node}/lib/node_modules/npm/bin/npm-cli.js`]

/** npm's settings, the same for every stage. In a file of its own, so that whoever reads ~/.npmrc is not npm. */
export function npmSettings(registry: string, hasHeaders: boolean): string {
  return [
    `registry=${registry}`,
    `cache=${INSIDE.cache}`,
    'audit=false',
    'fund=false',
    'update-notifier=false',
    'progress=false',
    'foreground-scripts=true',
    'fetch-retries=0',
    'logs-max=0',
    'install-links=true',
    ...(hasHeaders ? [`nodedir=${INSIDE.node}`] : []),
    '',
  ].join('\n')
}

export const NPM_ENVIRONMENT = {
  npm_config_userconfig: `${INSIDE.config}/npmrc`,
  npm_config_globalconfig: `${INSIDE.config}/globalrc`,
}

const RETRIES = 2

/** npm passes over optional packages that it could not get; what was in the way all the same. */
export const LAST_ATTEMPT_FAILED = new RegExp(`attempt ${RETRIES + 1} failed with (\\w+)`)

/** npm alone fetches the package and what it needs, so that the stages need no network. No code of theirs runs. */
export function fetchRoom(): Room {
  return {
    lane: 'fetch',
    network: 'observed',
    projectIsWritable: true,
    project: { inLane: 'project' },
    environment: NPM_ENVIRONMENT,
    program: [
      ...NPM,
      'install',
      '--ignore-scripts',
      '--loglevel=http',
      `--fetch-retries=${RETRIES}`,
      INSIDE.subject,
    ],
  }
}

/** A stage of a package, in one of the two lanes. Each install starts from an empty folder; import and smoke use `install`'s. */
export function packageStage(
  name: StageName,
  network: 'off' | 'observed',
  options: { packageName: string; smoke: string | null },
): Stage {
  const isInstall = name === 'install' || name === 'install without scripts'
  const room: Room = {
    lane: network,
    network,
    projectIsWritable: isInstall,
    project: { inLane: name === 'install without scripts' ? 'plain' : 'project' },
    environment: isInstall ? NPM_ENVIRONMENT : {},
    program: programFor(name, network, options),
  }
  return { name, installerIsTrusted: isInstall, room }
}

/** Any command, in a folder of the machine that it can read and not change. */
export function commandStage(network: 'off' | 'observed', folder: string, command: readonly string[]): Stage {
  const room: Room = {
    lane: network,
    network,
    projectIsWritable: false,
    project: { onMachine: folder },
    environment: {},
    program: ['/usr/bin/env', '--', ...command],
  }
  return { name: 'command', installerIsTrusted: false, room }
}

function programFor(
  name: StageName,
  network: 'off' | 'observed',
  { packageName, smoke }: { packageName: string; smoke: string | null },
): string[] {
  if (name === 'import') return [`${INSIDE.node}/bin/node`, '--input-type=module', '-e', LOAD, packageName]
  if (name === 'smoke') return ['/bin/sh', '-c', smoke ?? 'true']
  // From the cache in both lanes: what still goes to the network is the doing of scripts.
  const offline = network === 'off' ? '--offline' : '--prefer-offline'
  const scripts = name === 'install' ? ['--dangerously-allow-all-scripts'] : ['--ignore-scripts']
  return [...NPM, 'install', offline, '--loglevel=error', ...scripts]
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
  process.exit(isAbsent && /\\[eval1\\]|No "exports" main/.test(error.message) ? ${NOTHING_TO_IMPORT} : 1)
}
setTimeout(() => {}, 300)
`.replaceAll('\n', ' ;')
