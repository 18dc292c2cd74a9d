import { defineSignal, notApplicable } from '../../src/model/rule.ts'

export const stars = defineSignal({
  id: 'industry/stars',
  title: 'Stars, shown and not scored',
  needs: ['repository'],
  weight: 0,
  why: 'Stars say that somebody looked, and millions of them are bought: they are shown with forks and watchers, and weigh nothing. How they grew is not read, so bursts cannot be flagged here.',
  fix: 'Nothing to do: look at downloads, dependents and named adopters instead',
  references: ['https://arxiv.org/abs/2412.13459'],
  judge({ repository }) {
    const { stars: count, forks, watchers } = repository
    const summary = `${count.toLocaleString('en-GB')} stars, ${forks.toLocaleString('en-GB')} forks; shown, never scored`
    return notApplicable(summary, { value: count, unit: 'stars', details: { forks, watchers } })
  },
})
