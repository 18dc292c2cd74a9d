import { cannotTell, defineSignal, graded, pass } from '../../src/model/rule.ts'

export const funding = defineSignal({
  id: 'support/funding',
  title: 'Can be paid for',
  needs: ['community', 'owner'],
  weight: 0.5,
  why: 'Ways to give money that it names: funding links, GitHub Sponsors. Money is one of the ways to help, and none is needed of a project that a company or foundation pays for.',
  fix: 'Ask the maintainers what would help: money, machines or hands',
  references: ['https://docs.github.com/sponsors', 'https://opensource.guide/getting-paid/'],
  judge({ community, owner }) {
    if (community.fundingLinks === null && !owner.sponsorable) {
      return cannotTell('not-collected', 'Without a token nothing tells how to give it money')
    }
    const platforms = [
      ...new Set(
        (community.fundingLinks ?? []).map(({ platform }) => platform.toLowerCase().replaceAll('_', ' ')),
      ),
    ]
    const ways = owner.sponsorable && !platforms.includes('github') ? ['github', ...platforms] : platforms
    if (ways.length === 0) return graded(0.5, 'It names no way to give money', { value: [] })
    return pass(`It takes money by ${ways.slice(0, 3).join(', ')}`, { value: ways })
  },
})
