import { DEFAULT_POLICY } from '../model/policy.ts'
import { SETTINGS, type SettingName } from './settings.ts'

/** What `oss-check init` found in the project. Null: not there. */
export interface Found {
  license: string | null
  packageManager: string | null
  nodeRange: string | null
  /** `type` of the manifest. */
  module: 'esm' | 'cjs' | null
  typescript: boolean
}

const SCHEMA = 'https://unpkg.com/oss-check/schema/policy.schema.json'

/** A policy file that says what was found, and shows what else can be said, as comments. */
export function starterPolicy(found: Found): string {
  const { usage } = DEFAULT_POLICY
  const { license, packageManager, nodeRange, module, typescript } = found
  const needs = [
    nodeRange === null
      ? '  # runtime: { node: ">=22" }'
      : `  runtime: { node: ${JSON.stringify(nodeRange)} } # engines of package.json`,
    module === null
      ? '  # module: esm'
      : `  ${module === 'esm' ? '' : '# '}module: ${module} # how your project loads modules`,
    typescript ? '  types: true # you have a tsconfig.json' : '  # types: true',
  ]
  const declares = needs.some((line) => !line.trimStart().startsWith('#'))
  return `# yaml-language-server: $schema=${SCHEMA}
# The policy of oss-check: written once, reviewed like code. \`oss-check policy\` prints what holds, and why.
${packageManager === null ? '' : `# Your packages are installed with ${packageManager}: its lockfile tells your versions, its patches and overrides the hacks in use.\n`}
# extends: [./organisation.yaml, "@acme/oss-policy"]

# What your work is distributed under, and how you use what you take in (the strict answers are the defaults).
${license === null ? '# projectLicense: MIT' : `projectLicense: ${JSON.stringify(license)} # from package.json`}
usage:
  # link: static # ${choicesOf('link')}; left out: a tool or an application is a process of its own, all else is linked statically
  distribute: [${usage.distribute.join(', ')}] # ${choicesOf('distribute')}
  modify: ${usage.modify}

# What you would do for a project you rely on: ${choicesOf('willingness')}.
willingness: report

# Licences decided before any compatibility.
# licenses:
#   allow: [MIT, Apache-2.0, BSD-3-Clause, ISC]
#   deny: [AGPL-3.0-only, SSPL-1.0]

# Point 8: what you need of it. Each key you declare is checked; what cannot be is asked as a question.
${declares ? 'needs:' : '# needs:'}
${needs.join('\n')}
  # platforms: [linux, darwin-arm64]
  # exports: [createServer]
  # features: [streaming]
  # maxInstallSize: 2 MB
  # maxDependencies: 10
  # version: ^2.0.0
  # questions: { offline: Does it work offline? }

# What fails the gate, here and with --fail-on.
# failOn: [license, "verdict:avoid"]

# Options and weights of the rules, see \`oss-check explain <rule>\`.
# thresholds: { activity: {} }
# weights: { industry: 0.5 }

# For some targets only.
# targets:
#   "github.com/acme/*": { willingness: maintain }

# What you accept although it fails. Always shown; expired ones count no more.
# waivers:
#   - what: license
#     target: github.com/owner/repo
#     reason: Bought a commercial licence, see contract 42
#     owner: legal@example.com
#     expires: 2027-01-31

# Rules of your own. They are code and run with your rights.
# rules: [./rules/our-rule.js]
`
}

/** "static, dynamic or process" */
function choicesOf(name: SettingName): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(SETTINGS[name].choices ?? [])
}
