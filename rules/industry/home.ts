import { defineSignal, graded, pass } from '../../src/model/rule.ts'

/** Organisations on GitHub that are the home of a foundation's or standards body's projects. */
const FOUNDATIONS: Readonly<Record<string, string>> = {
  apache: 'Apache Software Foundation',
  cncf: 'Cloud Native Computing Foundation',
  containerd: 'Cloud Native Computing Foundation',
  envoyproxy: 'Cloud Native Computing Foundation',
  etcd: 'Cloud Native Computing Foundation',
  'etcd-io': 'Cloud Native Computing Foundation',
  grpc: 'Cloud Native Computing Foundation',
  helm: 'Cloud Native Computing Foundation',
  kubernetes: 'Cloud Native Computing Foundation',
  'open-telemetry': 'Cloud Native Computing Foundation',
  prometheus: 'Cloud Native Computing Foundation',
  eclipse: 'Eclipse Foundation',
  'eclipse-ee4j': 'Eclipse Foundation',
  django: 'Django Software Foundation',
  expressjs: 'OpenJS Foundation',
  eslint: 'OpenJS Foundation',
  fastify: 'OpenJS Foundation',
  jquery: 'OpenJS Foundation',
  nodejs: 'OpenJS Foundation',
  webpack: 'OpenJS Foundation',
  hyperledger: 'Linux Foundation',
  ossf: 'Linux Foundation',
  spdx: 'Linux Foundation',
  ietf: 'IETF',
  'ietf-wg-httpapi': 'IETF',
  httpwg: 'IETF',
  cfrg: 'IRTF',
  w3c: 'W3C',
  whatwg: 'WHATWG',
  mozilla: 'Mozilla',
  numpy: 'NumFOCUS',
  pandas: 'NumFOCUS',
  'pandas-dev': 'NumFOCUS',
  python: 'Python Software Foundation',
  'rust-lang': 'Rust Foundation',
  gnome: 'GNOME Foundation',
  kde: 'KDE e.V.',
  freebsd: 'FreeBSD Foundation',
  postgres: 'PostgreSQL Global Development Group',
}

export const home = defineSignal({
  id: 'industry/home',
  title: 'A home that outlives a person',
  needs: ['owner'],
  options: {
    homeScore: {
      default: { foundation: 1, verified: 0.8, organization: 0.7, user: 0.5 },
      about:
        'What each home is worth: a known foundation, an organisation whose domain the forge verified, another, a person',
      source: 'Start values: a foundation has rules for when people leave; a person’s account has none',
    },
  },
  why: 'Who owns the account it lives under: a foundation or standards body this tool knows by name, an organisation, or a person. An organisation can hand on what a person cannot.',
  fix: 'Ask how the project would go on without its owner',
  references: [
    'https://chaoss.community/kb/metric-organizational-diversity/',
    'https://opensource.guide/leadership-and-governance/',
  ],
  judge({ owner }, { options }) {
    const foundation = FOUNDATIONS[owner.login.toLowerCase()]
    const named = owner.name && owner.name !== owner.login ? `${owner.name} (${owner.login})` : owner.login
    if (foundation) return pass(`It lives with the ${foundation}`, { value: foundation })
    const scores = options.homeScore
    if (owner.kind === 'User')
      return graded(scores.user, `It belongs to a person, ${named}`, { value: 'person' })
    if (owner.verified)
      return graded(scores.verified, `It belongs to ${named}, whose domain is verified`, {
        value: 'verified organisation',
      })
    return graded(scores.organization, `It belongs to an organisation, ${named}`, { value: 'organisation' })
  },
})
