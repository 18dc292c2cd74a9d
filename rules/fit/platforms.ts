import { defineSignal, fail, pass } from '../../src/model/rule.ts'
import { foundInNpmAlone, isJudgement, listed, npmPackage, undeclared } from './declared.ts'

export const platforms = defineSignal({
  id: 'fit/platforms',
  title: 'Installs on your platforms',
  needs: [],
  wants: { package: 'decides' },
  why: 'The operating systems and processors it restricts itself to (`os`, `cpu`). None named means that it installs anywhere, which is no proof that it works there.',
  fix: 'Declare `needs.platforms`, as npm names them (linux, darwin-arm64); ask for a build for yours',
  references: ['https://docs.npmjs.com/cli/configuring-npm/package-json#os'],
  judge(facts, context) {
    const { needs } = context.policy
    if (needs.platforms.length === 0) return undeclared(needs, 'platforms')
    const elsewhere = foundInNpmAlone(facts, 'fit/platforms', 'The platforms it restricts itself to')
    if (elsewhere) return elsewhere
    const npm = npmPackage(facts, 'fit/platforms', '`os` and `cpu`')
    if (isJudgement(npm)) return npm
    const { os, cpu } = npm.platforms
    const shut = needs.platforms.filter((platform) => {
      const [system = '', processor] = platform.split('-')
      return !admits(os, system) || (processor !== undefined && !admits(cpu, processor))
    })
    const measure = { value: [...os, ...cpu], threshold: needs.platforms.join(', ') }
    if (shut.length > 0) return fail(`It does not install on ${listed(shut)}`, measure)
    if (os.length === 0 && cpu.length === 0) return pass('It restricts itself to no platform', measure)
    return pass(`It installs on ${listed(needs.platforms)}`, measure)
  },
})

/** npm's lists: names that are let in, or with `!` names that are not. */
function admits(list: readonly string[], name: string): boolean {
  if (list.includes(`!${name}`)) return false
  const named = list.filter((one) => !one.startsWith('!'))
  return named.length === 0 || named.includes(name)
}
