import { rules } from '../../../rules/index.ts'
import { waiverNotices } from '../../judging/waivers.ts'
import { UserError } from '../../model/user-error.ts'
import { effectiveValues, toAnnotatedYaml } from '../../policy/effective.ts'
import { loadPolicy } from '../../policy/load.ts'
import { TRUSTING } from '../../policy/trust.ts'
import { jsonText } from '../../text/json-text.ts'
import { parseCheckOptions } from '../check-options.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { policyKeys } from '../subject.ts'
import { folderTrust } from '../trust.ts'

export const help = `oss-check policy - the policy that holds here, and where each value comes from

Usage
  oss-check policy [TARGET] [--json] [--policy FILE] [--no-plugins] [flags of your side]

Layers, each overriding the one before: built-in defaults, package.json (licence), extends, the project's oss-check.yaml,
its targets: section for TARGET, variables OSS_CHECK_…, flags. The output is a policy file again.
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseCheckOptions(args)
  const { cwd, env } = io
  const { policyPath, policy: flags } = options
  const [target, ...others] = options.targets
  if (others.length > 0)
    throw new UserError('oss-check policy takes one target', 'Leave it out for what holds for all')

  const standing = folderTrust(options.targets, io)
  // Shown is what would hold, whoever trusts it: nothing of it is run, so plugins and what is said of them stay as written.
  const book = await loadPolicy({ cwd, env, flags, policyPath, rules, plugins: false, trust: TRUSTING })
  const inForce = await loadPolicy({ cwd, env, flags, policyPath, rules, plugins: false, ...standing })
  const keys = target === undefined ? [] : policyKeys(target, env)
  const { policy, origins, notices } = book.forTarget(keys)
  for (const { text } of [...inForce.notices, ...notices, ...waiverNotices(policy.waivers, io.now())])
    io.stderr(`oss-check: ${text}\n`)
  if (options.format === 'json') {
    io.stdout(`${jsonText({ path: book.path, policy, origins }, 2)}\n`)
    return EXIT.ok
  }
  const head = `# The policy ${target === undefined ? 'for every target' : `for ${keys[0]}`}, from ${book.path ?? 'no file'}\n`
  io.stdout(head + toAnnotatedYaml(effectiveValues(policy, book.rules), origins))
  return EXIT.ok
}
