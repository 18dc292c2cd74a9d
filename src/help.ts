export const HELP = `oss-check - may we put this open source project into production, and will it live long there?

Usage
  oss-check owner/repo [owner/repo …] [options]     judge one project, or compare several
  oss-check npm:name@range | PATH [options]         a published package, a local clone
  oss-check --example                               the report of an invented project

Targets   owner/repo, GitHub URLs (https, ssh, git+https), pkg:github/owner/repo, npm:name@range, pkg:npm/name@version, ./path

Your side
  --project-license SPDX   what your work is licensed under (default: license of ./package.json)
  --link HOW               static, dynamic or process      --distribute WHAT   none, saas, binaries or source
  --modify yes|no          whether you change its code     --kind KIND         library, framework, application, tool, specification
  --allow/--deny SPDX      licences, repeatable            --willingness W     none, report, patch, maintain, fund
  --policy FILE            default: oss-check.yaml, found upwards       --evidence DIR   results of the lab (default .oss-check)

Gate
  --fail-on CONDITION      license, activity:warn, verdict:avoid, score:60, regression …; comma separated or repeated

Report
  --format FORMAT          tui (on a terminal), text, json, markdown, html, sarif, junit, ndjson       --json   for --format json
  -o, --output FILE        written at once or not at all                --badge FILE.svg
  --baseline FILE          an earlier scorecard, to say what changed
  --verbose                evidence links, and each request on stderr   -q, --quiet   no progress      --no-color

Facts
  --as-of DATE             judge as of a past day       --save-facts FILE, --facts FILE    keep the facts, judge them again
  --no-cache, --refresh    around or anew               --max-requests N, --max-wait SECONDS

Commands  license, sandbox, marathon, diff, explain, rules, policy, init, attest, cache: oss-check COMMAND --help

A token (GITHUB_TOKEN, GH_TOKEN or gh's own) lets it read more, for less. It is sent to GitHub's API host only.
Exit codes: 0 done and gate passed, 1 gate failed, 2 could not run, 3 gate undecidable because facts are unknown.
`
