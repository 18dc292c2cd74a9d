import { UserError } from '../../model/user-error.ts'
import { TARBALL_LIMITS } from '../../sources/ecosystem/npm/tarball.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { plantCanaries } from './canaries.ts'
import { furnish, INSIDE } from './inner-sandbox.ts'
import { openKeeper, SCRATCH } from './outer-sandbox.ts'
import type { Tools } from './prerequisites.ts'
import { DEFAULT_LIMITS, runQuietly } from './stage-run.ts'
import { NPM, NPM_ENVIRONMENT, npmSettings } from './stages.ts'

/** The archive that `npm publish` would make of a folder. Its scripts do not run; npm itself runs in a room. */
export async function packFolder(tools: Tools, folder: string, signal: AbortSignal): Promise<Uint8Array> {
  const canaries = plantCanaries()
  const keeper = await openKeeper(tools, {
    ports: [],
    scratchBytes: DEFAULT_LIMITS.scratchBytes,
    maxProcesses: 400,
    signal,
  })
  try {
    await keeper.run(furnish(canaries, ['fetch'], npmSettings('http://127.0.0.1/', false)))
    const room = {
      lane: 'fetch',
      network: 'off' as const,
      projectIsWritable: false,
      project: { onMachine: folder },
      environment: NPM_ENVIRONMENT,
      program: [
        ...NPM,
        'pack',
        '--ignore-scripts',
        '--pack-destination',
        '/tmp',
        '--loglevel=error',
        INSIDE.work,
      ],
    }
    const { exitCode, output } = await runQuietly(keeper, tools, canaries, room, DEFAULT_LIMITS.seconds)
    if (exitCode !== 0) {
      throw new UserError(
        `npm could not pack ${folder}: ${cleanLine(output.replace(/npm error /g, ''), 200)}`,
        'Give a folder with a package.json that has a name and a version, or a .tgz',
      )
    }
    return await keeper.read(`cat ${SCRATCH}/fetch/tmp/*.tgz`, TARBALL_LIMITS.compressedBytes)
  } finally {
    await keeper.end()
  }
}
