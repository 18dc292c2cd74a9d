import { npmVersions } from '../../src/analysis/versions/npm.ts'
import { defineSignal, fail, notApplicable, pass } from '../../src/model/rule.ts'
import { askFor, declaresAny, isJudgement, listed, notOfNpm, npmPackage, undeclared } from './declared.ts'

export const peers = defineSignal({
  id: 'fit/peers',
  title: 'Goes with the versions you have',
  needs: [],
  wants: { package: 'decides', project: 'decides', tree: 'decides' },
  why: 'What it asks for as peers, against the versions your lockfile installs, or those you declare.',
  fix: 'Update the peers, or take the version that still goes with yours; `needs.peer` tells what your lockfile does not',
  references: ['https://docs.npmjs.com/cli/configuring-npm/package-json#peerdependencies'],
  judge(facts, context) {
    const { needs } = context.policy
    const absent = notOfNpm(facts, 'peers')
    if (absent) return absent
    if (!facts.package && !declaresAny(needs)) return undeclared(needs, 'peer')
    const npm = npmPackage(facts, 'fit/peers', 'peers')
    if (isJudgement(npm)) return npm
    const asked = Object.entries(npm.peerDependencies)
    if (asked.length === 0) return notApplicable('It asks for no peers')

    const yours = { ...context.known.project?.packages, ...needs.peer }
    const clashing = asked.filter(([name, range]) => {
      const version = yours[name]
      return version !== undefined && !npmVersions.admits(range, version)
    })
    const untold = asked.filter(([name]) => yours[name] === undefined).map(([name]) => name)
    const details = { asked: asked.map(([name, range]) => `${name}@${range}`), untold }
    if (clashing.length > 0) {
      const words = clashing.map(([name, range]) => `${name} ${range}, you have ${yours[name]}`)
      return fail(`It asks for ${listed(words, 2)}`, { value: clashing.length, unit: 'peers', details })
    }
    if (untold.length > 0) {
      const sources = facts.project
        ? 'Neither your lockfile nor `needs.peer` tells'
        : '`needs.peer` does not tell'
      return { ...askFor('fit/peers', `${sources} your version of ${listed(untold)}`), details }
    }
    return pass(`All ${asked.length} peers it asks for are there in your versions`, {
      value: 0,
      unit: 'peers',
      details,
    })
  },
})
