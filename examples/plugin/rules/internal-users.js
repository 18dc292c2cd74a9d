/** What your own catalogue knows. Here it is a constant; yours would be read from somewhere. */
const CATALOGUE = { 'acme/widget': ['Shop', 'Billing'] }

/** Hooks around collection: `before` may refuse by throwing (which is told), `after` gives facts to add. */
export default {
  before(target) {
    if (!target.name.includes('/')) console.error(`our catalogue knows repositories only, not ${target.name}`)
  },
  after(facts, target) {
    const teams = CATALOGUE[target.name] ?? []
    if (teams.length === 0) return {}
    const known = facts.adopters.known ? facts.adopters.value : EMPTY
    const value = { ...known, named: [...known.named, ...teams.map((team) => `our ${team}`)] }
    return { adopters: { known: true, value, evidence: [{ url: 'https://catalogue.example.com', retrievedAt: new Date().toISOString() }] } }
  },
}

const EMPTY = { weeklyDownloads: null, dependentRepositories: null, dependentPackages: null, named: [], adoptersFile: null }
