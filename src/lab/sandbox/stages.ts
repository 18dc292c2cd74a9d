import type { InstallRecipe } from '../../sources/ecosystem/install-recipe.ts'
import { PLACES, type Room } from './inner-sandbox.ts'
import type { Stage } from './stage-run.ts'

export const STAGE_NAMES = ['install without scripts', 'install', 'import', 'smoke'] as const
export type StageName = (typeof STAGE_NAMES)[number]

export interface PackageStages {
  packageName: string
  smoke: string | null
  install: InstallRecipe
}

/** The installer alone fetches the package and what it needs, so that the stages need no network. */
export function fetchRoom(install: InstallRecipe): Room {
  return {
    lane: 'fetch',
    network: 'observed',
    projectIsWritable: true,
    project: { inLane: 'project' },
    environment: install.environment(PLACES),
    program: install.download(PLACES),
  }
}

/** A stage of a package, in one of the two lanes. Each install starts from an empty folder; import and smoke use `install`'s. */
export function packageStage(name: StageName, network: 'off' | 'observed', options: PackageStages): Stage {
  const isInstall = name === 'install' || name === 'install without scripts'
  const room: Room = {
    lane: network,
    network,
    projectIsWritable: isInstall,
    project: { inLane: name === 'install without scripts' ? 'plain' : 'project' },
    environment: isInstall ? options.install.environment(PLACES) : {},
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
  { packageName, smoke, install }: PackageStages,
): readonly string[] {
  if (name === 'import') return install.load(PLACES, packageName)
  if (name === 'smoke') return ['/bin/sh', '-c', smoke ?? 'true']
  return install.install(PLACES, { offline: network === 'off', scripts: name === 'install' })
}
