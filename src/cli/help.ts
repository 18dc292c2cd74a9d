import { SETTING_NAMES } from '../policy/settings.ts'
import { FORMAT_NAMES } from '../report/formats/index.ts'
import { wrap } from '../report/lines.ts'
import { describeExitCodes } from './exit-codes.ts'
import { describeSettings } from './setting-help.ts'

const COLUMNS = 80
const GATE = ['fail-on'] as const
const YOUR_SIDE = SETTING_NAMES.filter((name) => name !== 'fail-on')
const EXIT_CODES = describeExitCodes({
  ok: 'done and gate passed',
  failed: 'gate failed',
  undecidable: 'gate undecidable because facts it needs are unknown',
})

export const HELP = `oss-check - may we put this open source project into production,
and will it live long there?

Usage
  oss-check .                             do the licences of all it uses suit?
  oss-check owner/repo [owner/repo ...]   judge one project, or compare several
  oss-check npm:name@range | PATH         a published package, a local clone
  oss-check . --health                    the project itself
  oss-check --example                     the report of an invented project

Targets: owner/repo, a repository's URL as git or a browser has it,
pkg:github/owner/repo, ./path, a package as npm:name@range, pypi:, cargo:,
gem:, nuget:, go:path@version, maven:group:artifact@version or
composer:vendor/name@range, or the package URL of any of these

Your side
${describeSettings(YOUR_SIDE, COLUMNS)}
  --policy FILE            default: oss-check.yaml, found upwards and trusted
  --no-plugins             load none of the policy's rules
  --evidence DIR           results of the lab (default: .oss-check)

Gate
${describeSettings(GATE, COLUMNS)}
  --baseline FILE          an earlier scorecard, to compare with

Report
${wrap(`tui (default on a terminal), ${FORMAT_NAMES.join(', ')}`, COLUMNS, '  --format FORMAT          ', ' '.repeat(27)).join('\n')}
  --json                   short for --format json
  -o, --output FILE        written whole or not at all
  --badge FILE             verdict and score as SVG
  --verbose                evidence links, and every request on stderr
  -q, --quiet              no progress
  --color, --no-color      whatever terminal and environment say

Facts
  --as-of DATE             judge as of a past day
  --save-facts FILE        keep what was read
  --facts FILE             judge it again, without network
  --no-cache, --refresh    read around the cache, or anew
  --max-requests N, --max-wait SECONDS

Commands (oss-check COMMAND --help)
  scan      all that a project uses        notices   the texts to pass on
  license   may I use this licence?        sandbox   run it, see what it does
  explain   what a point rests on          marathon  put it under load
  rules     the points and signals         diff      what changed since
  policy    what is in force, and why      attest    answer a question yourself
  trust     let a folder speak for you     cache     clear it, look at it
  init      write a policy to start from

A token (GITHUB_TOKEN, GH_TOKEN, or gh's) lets it read more, for less. It is
sent to the host it was given for, and to no other.

${wrap(EXIT_CODES, COLUMNS, '', '').join('\n')}
`
