import type { SandboxRun } from '../../src/model/facts/sandbox.ts'
import type { Area } from './area.ts'

const PACKAGE_ANALYSIS = 'https://github.com/ossf/package-analysis'
const OPENSSF_GUIDE = 'https://best.openssf.org/Concise-Guide-for-Evaluating-Open-Source-Software'
const BACKSTABBERS_KNIFE = 'https://arxiv.org/abs/2005.09535'
const BUBBLEWRAP = 'https://github.com/containers/bubblewrap'

const RUN_IT = 'Run `oss-check sandbox npm:NAME@VERSION`'

/** The order is the order of harm. */
export const AREAS: readonly Area[] = [
  {
    area: 'canaries',
    title: 'Planted credentials stay untouched',
    weight: 2,
    critical: true,
    why: 'No library has a reason to read SSH keys, tokens or cloud credentials; stealing them is what malicious packages do first.',
    fix: `${RUN_IT} and read which process touched which credential; do not install this version anywhere else`,
    references: [BACKSTABBERS_KNIFE, PACKAGE_ANALYSIS],
    clean: (run) => `No planted credential was touched in ${stagesOf(run)}`,
    missing: notWatched,
  },
  {
    area: 'network',
    title: 'Talks to the registry and the hosts you allow only',
    weight: 2,
    critical: true,
    why: 'Code that calls home at install or import can fetch anything, and send anything away.',
    fix: `${RUN_IT}; allow what you find right with --allow HOST, and ask the project about the rest`,
    references: [PACKAGE_ANALYSIS, OPENSSF_GUIDE],
    clean: (run) => `Contacted nothing but ${run.allowedHosts.join(', ') || 'itself'} in ${stagesOf(run)}`,
    missing: notWatched,
  },
  {
    area: 'processes',
    title: 'Starts no processes you would not expect',
    weight: 1,
    critical: false,
    why: 'Shells and download tools started by a library run with your rights, beyond what reading its source shows.',
    fix: `${RUN_IT} and read the processes; install with --ignore-scripts where only install scripts start them`,
    references: [PACKAGE_ANALYSIS, BACKSTABBERS_KNIFE],
    clean: (run) => `Started no process beyond its own runtime in ${stagesOf(run)}`,
    missing: notWatched,
  },
  {
    area: 'files',
    title: 'Keeps to its own place on the disk',
    weight: 1,
    critical: false,
    why: 'Writing to the home folder is how code stays after it is removed; reading there is how it learns about you.',
    fix: `${RUN_IT} and read which files were written or read outside the package`,
    references: [PACKAGE_ANALYSIS, OPENSSF_GUIDE],
    clean: (run) => `Read and wrote nothing outside its own place in ${stagesOf(run)}`,
    missing: notWatched,
  },
  {
    area: 'lockdown',
    title: 'Works under your lockdown',
    weight: 1,
    critical: false,
    why: 'Production is a read-only file system, no network it does not need, dropped privileges and limits; what cannot live there cannot live in production.',
    fix: `${RUN_IT} --smoke "node smoke.mjs" with a command that uses it as you would`,
    references: [BUBBLEWRAP, OPENSSF_GUIDE],
    clean: (run) => `Installs, loads and runs without network, on a read-only system (${stagesOf(run)})`,
    missing: noStages,
  },
  {
    area: 'difference',
    title: 'Does the same with and without network',
    weight: 1,
    critical: false,
    why: 'Code that waits for a network before it acts has something to hide, or something to download.',
    fix: `${RUN_IT} and compare the two runs of each stage`,
    references: [PACKAGE_ANALYSIS, BACKSTABBERS_KNIFE],
    clean: (run) => `Did the same with the network off and observed, in ${stagesOf(run)}`,
    missing: (run) => notWatched(run) ?? (isTwofold(run) ? null : 'Only one of the two runs was made'),
  },
  {
    area: 'contents',
    title: 'The archive holds what it should',
    weight: 1,
    critical: true,
    why: 'What is published need not be what is in the repository: install scripts, binaries and unreadable code hide there.',
    fix: `${RUN_IT} and compare the archive with the tagged source; build it yourself where binaries are not reproducible`,
    references: ['https://nvd.nist.gov/vuln/detail/CVE-2024-3094', BACKSTABBERS_KNIFE],
    clean: (run) => `No scripts, binaries or unreadable code in ${run.contents?.files ?? 0} published files`,
    applies: (run) => run.contents !== null,
  },
]

function stagesOf(run: SandboxRun): string {
  const count = run.stages.length
  return `${count} ${count === 1 ? 'stage' : 'stages'}`
}

function noStages(run: SandboxRun): string | null {
  return run.stages.length === 0 ? 'The package was read and never run' : null
}

/** Where something went unseen, that nothing was found says nothing. */
function notWatched(run: SandboxRun): string | null {
  const stage = run.stages.find(({ unseen }) => unseen.length > 0)
  return stage ? `Not all that ${stage.name} did was seen: ${stage.unseen.join(', ')}` : noStages(run)
}

function isTwofold(run: SandboxRun): boolean {
  return (['off', 'observed'] as const).every((network) =>
    run.stages.some((stage) => stage.network === network),
  )
}
