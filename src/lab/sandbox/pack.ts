import { UserError } from '../../model/user-error.ts'
import type { InstallRecipe } from '../../sources/ecosystem/install-recipe.ts'
import { TARBALL_LIMITS } from '../../sources/ecosystem/npm/tarball.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { plantCanaries } from './canaries.ts'
import { furnish, PLACES } from './inner-sandbox.ts'
import { HOUSEKEEPING_SECONDS, openKeeper, SCRATCH } from './outer-sandbox.ts'
import type { Tools } from './prerequisites.ts'
import { DEFAULT_LIMITS, runQuietly } from './stage-run.ts'

/** The archive that would be published of a folder. Its scripts do not run; the packer itself runs in a room. */
export async function packFolder(
  tools: Tools,
  folder: string,
  install: InstallRecipe,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const canaries = plantCanaries()
  const keeper = await openKeeper(tools, {
    ports: [],
    scratchBytes: DEFAULT_LIMITS.scratchBytes,
    maxProcesses: 400,
    signal,
  })
  try {
    await keeper.run(
      furnish(
        canaries,
        ['fetch'],
        install.settings(PLACES, { registry: 'http://127.0.0.1/', compiles: false }),
      ),
      HOUSEKEEPING_SECONDS,
    )
    const room = {
      lane: 'fetch',
      network: 'off' as const,
      projectIsWritable: false,
      project: { onMachine: folder },
      environment: install.environment(PLACES),
      program: install.pack(PLACES),
    }
    const { exitCode, output } = await runQuietly(keeper, tools, canaries, room, DEFAULT_LIMITS.seconds)
    const complaint = install.complaintIn(output, exitCode)
    if (complaint !== null) {
      throw new UserError(
        `${folder} could not be packed: ${cleanLine(complaint, 200)}`,
        'Give a folder with a package.json that has a name and a version, or a .tgz',
      )
    }
    return await keeper.read(`cat ${SCRATCH}/fetch/tmp/*.tgz`, TARBALL_LIMITS.compressedBytes)
  } finally {
    await keeper.end()
  }
}
