import { one } from '../../src/analysis/licensing/manifest-readers/declaration.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Issue } from '../../src/model/facts/issues.ts'
import type { LoadRun } from '../../src/model/facts/marathon.ts'
import type { NpmPart, Package } from '../../src/model/facts/package.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import type { SandboxRun } from '../../src/model/facts/sandbox.ts'
import type { FactValues } from '../../src/model/facts.ts'
import {
  aCommit,
  anIssue,
  aPull,
  aResponse,
  daysBefore,
  listing,
  merged,
  oidOf,
  person,
  resolved,
} from './build-facts.ts'

const TEAM = ['alice', 'bob', 'carol', 'dan'] as const
const URL = 'https://github.com/acme/widget'

/** acme/widget: an MIT library of four people, alive for six years, popular, answered within a day. Invented. */
export function healthyValues(): FactValues {
  return {
    repository: {
      host: 'github.com',
      owner: 'acme',
      name: 'widget',
      url: URL,
      renamedFrom: null,
      description: 'A small library for widgets',
      homepage: 'https://widget.example',
      createdAt: daysBefore(6 * 365),
      pushedAt: daysBefore(1),
      archived: false,
      archivedAt: null,
      disabled: false,
      fork: false,
      parent: null,
      mirrorUrl: null,
      private: false,
      empty: false,
      defaultBranch: 'main',
      stars: 4200,
      forks: 310,
      watchers: 90,
      issuesEnabled: true,
      discussionsEnabled: true,
      topics: ['widget', 'library'],
      languages: [
        { name: 'TypeScript', bytes: 410_000 },
        { name: 'JavaScript', bytes: 12_000 },
      ],
    },
    owner: {
      login: 'acme',
      kind: 'Organization',
      name: 'Acme Foundation',
      url: 'https://github.com/acme',
      createdAt: daysBefore(8 * 365),
      verified: true,
      sponsorable: true,
    },
    license: { spdxId: 'MIT', name: 'MIT License' },
    licenseHistory: {
      complete: true,
      changes: [
        {
          path: 'LICENSE',
          oid: oidOf('license'),
          committedAt: daysBefore(6 * 365),
          headline: 'Add the licence',
          author: { login: 'alice', name: 'alice', email: 'alice@example.org' },
          url: `${URL}/commit/${oidOf('license')}`,
        },
      ],
    },
    tree: {
      oid: oidOf('alice 1'),
      complete: true,
      entries: [
        { path: '.github', kind: 'folder', size: null },
        { path: '.github/FUNDING.yml', kind: 'file', size: 30 },
        { path: '.github/ISSUE_TEMPLATE', kind: 'folder', size: null },
        { path: '.github/ISSUE_TEMPLATE/bug.yml', kind: 'file', size: 900 },
        { path: '.github/workflows', kind: 'folder', size: null },
        { path: '.github/workflows/ci.yml', kind: 'file', size: 700 },
        ...DOCUMENTS.map(({ path, text }) => ({ path, kind: 'file' as const, size: text.length })),
        { path: 'src', kind: 'folder', size: null },
        { path: 'src/index.ts', kind: 'file', size: 5200 },
        { path: 'test', kind: 'folder', size: null },
        { path: 'test/index.test.ts', kind: 'file', size: 8100 },
      ],
    },
    documents: {
      unread: [],
      texts: DOCUMENTS.map(({ path, text }) => ({
        path,
        text,
        truncated: false,
        url: `${URL}/blob/main/${path}`,
      })),
    },
    commits: listing(healthyCommits()),
    tags: listing(VERSIONS.map(({ version, days }) => ({ name: `v${version}`, at: daysBefore(days) }))),
    releases: listing(
      VERSIONS.map(({ version, days }) => ({
        tag: `v${version}`,
        publishedAt: daysBefore(days),
        prerelease: false,
        url: `${URL}/releases/tag/v${version}`,
      })),
    ),
    issues: listing(healthyIssues()),
    pulls: listing(healthyPulls()),
    backlog: { open: 9, openOlderThanYear: 2, openedLastYear: 72, closedLastYear: 74 },
    discussions: listing([
      {
        url: `${URL}/discussions/900`,
        createdAt: daysBefore(30),
        author: person('user-900'),
        answered: true,
        answeredAt: daysBefore(29),
        comments: 3,
      },
      {
        url: `${URL}/discussions/880`,
        createdAt: daysBefore(80),
        author: person('user-880'),
        answered: true,
        answeredAt: daysBefore(78),
        comments: 2,
      },
    ]),
    community: {
      codeOfConduct: 'Contributor Covenant',
      contributing: `${URL}/blob/main/CONTRIBUTING.md`,
      issueTemplates: 1,
      pullTemplates: 1,
      securityPolicy: `${URL}/security/policy`,
      privateReporting: true,
      fundingLinks: [{ platform: 'GITHUB', url: 'https://github.com/acme' }],
      goodFirstIssues: { open: 3, closed: 8 },
    },
    advisories: listing([
      {
        id: 'GHSA-xxxx-xxxx-0001',
        severity: 'moderate',
        summary: 'Widgets can be made to spin for ever',
        publishedAt: daysBefore(200),
        reportedAt: daysBefore(208),
        withdrawnAt: null,
        vulnerableRange: '< 3.2.0',
        patchedVersions: '3.2.0',
        url: `${URL}/security/advisories/GHSA-xxxx-xxxx-0001`,
      },
    ]),
    team: {
      members: TEAM.map((login, index) => ({
        login,
        name: login,
        company: index < 2 ? 'Acme' : 'Example Ltd',
        organizations: ['acme'],
        repositoriesTotal: 1,
        repositories: [
          {
            nameWithOwner: `${login}/gadget`,
            stars: 40,
            archivedAt: null,
            archived: false,
            pushedAt: daysBefore(20 + index),
            openIssues: 2,
            url: `https://github.com/${login}/gadget`,
          },
        ],
      })),
    },
    authorship: {
      truckFactor: 3,
      files: 120,
      authors: 14,
      core: [
        { name: 'alice', files: 40 },
        { name: 'bob', files: 36 },
        { name: 'carol', files: 20 },
      ],
    },
    package: {
      ecosystem: 'npm',
      name: 'widget',
      version: '3.5.0',
      picked: 'your package-lock.json pins it',
      url: 'https://www.npmjs.com/package/widget/v/3.5.0',
      licenses: declaring('MIT'),
      deprecated: null,
      yanked: null,
      maintainers: ['alice', 'bob'],
      publishedAt: daysBefore(25),
      versions: [...VERSIONS].reverse().map(({ version, days }) => ({
        version,
        publishedAt: daysBefore(days),
        deprecated: false,
        yanked: false,
      })),
      provenance: true,
      repository: {
        url: 'git+https://github.com/acme/widget.git',
        directory: null,
        field: 'repository',
        at: 'github.com/acme/widget',
      },
      unpackedSize: 90_000,
      runtimes: { node: '>=22' },
      dependencies: {},
      licenseFiles: [],
      unread: null,
      npm: {
        distTags: { latest: '3.5.0' },
        peerDependencies: {},
        installScripts: [],
        module: 'esm',
        types: true,
        typesPackage: null,
        platforms: { os: [], cpu: [] },
        exports: { names: ['createWidget', 'Widget'], complete: true },
      },
    },
    adopters: {
      weeklyDownloads: 850_000,
      dependentRepositories: 12_000,
      dependentPackages: 900,
      named: ['Example Bank', 'Example Railways', 'Example Broadcasting'],
      adoptersFile: `${URL}/blob/main/ADOPTERS.md`,
    },
    project: {
      path: '/home/me/shop',
      name: 'shop',
      license: 'MIT',
      range: '^3.0.0',
      installed: '3.5.0',
      packages: { widget: '3.5.0' },
      lockfile: 'package-lock.json',
      hacks: [],
      inUse: { by: 'lockfile', range: '3.5.0', reason: 'your package-lock.json pins it' },
    },
    sandbox: [SANDBOX_RUN],
    marathon: [LOAD_RUN],
  }
}

const VERSIONS = [
  { version: '3.5.0', days: 25 },
  { version: '3.4.0', days: 88 },
  { version: '3.3.0', days: 150 },
  { version: '3.2.0', days: 204 },
  { version: '3.1.0', days: 290 },
  { version: '3.0.0', days: 400 },
  { version: '2.9.0', days: 490 },
  { version: '2.8.0', days: 600 },
  { version: '2.0.0', days: 900 },
  { version: '1.0.0', days: 1800 },
]

const DOCUMENTS = [
  {
    path: 'LICENSE',
    text: 'MIT License\n\nCopyright (c) 2020 Acme\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n',
  },
  {
    path: 'README.md',
    text: '# Widget\n\nA small library for widgets.\n\n## Support\n\nAsk in the discussions, or in our chat at https://discord.gg/example. Documentation: https://widget.example\n',
  },
  {
    path: 'CONTRIBUTING.md',
    text: '# Contributing\n\nFork, `npm ci`, `npm test`, open a pull request. We answer within a week. New here? Look for "good first issue".\n',
  },
  { path: 'SECURITY.md', text: '# Security\n\nReport privately by GitHub. We answer within 3 days.\n' },
  { path: 'CODE_OF_CONDUCT.md', text: '# Contributor Covenant Code of Conduct\n\nBe kind.\n' },
  {
    path: 'GOVERNANCE.md',
    text: '# Governance\n\nMaintainers are elected. To become one, help for half a year.\n',
  },
  { path: 'ADOPTERS.md', text: '# Adopters\n\n- Example Bank\n- Example Railways\n- Example Broadcasting\n' },
  {
    path: 'package.json',
    text: '{ "name": "widget", "version": "3.5.0", "license": "MIT", "type": "module" }\n',
  },
]

/** Two to three commits a week for three years, shared by four people, the newest first; a bot updates dependencies. */
function healthyCommits(): Commit[] {
  const byTeam = Array.from({ length: 400 }, (_, index) => {
    const days = 1 + index * 2.7
    return aCommit(TEAM[(index * 7 + (index % 3)) % TEAM.length] ?? TEAM[0], days)
  })
  const byBot = Array.from({ length: 60 }, (_, index) =>
    aCommit('dependabot[bot]', 5 + index * 17, {
      author: {
        login: 'dependabot[bot]',
        name: 'dependabot[bot]',
        email: '49699333+dependabot[bot]@users.noreply.github.com',
      },
    }),
  )
  return [...byTeam, ...byBot].sort((a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt))
}

/** Six a month by outsiders, answered within a day, nine in ten resolved within three weeks. */
function healthyIssues(): Issue[] {
  return Array.from({ length: 72 }, (_, index) => {
    const days = 3 + index * 5
    const maintainer = TEAM[index % TEAM.length] ?? TEAM[0]
    const answered = anIssue(1000 - index, days, {
      labels: index % 8 === 0 ? ['good first issue'] : ['bug'],
      responses: [aResponse(maintainer, days - 0.2 - (index % 5) * 0.2)],
      acts: [{ kind: 'labeled', actor: person(maintainer), at: daysBefore(days - 0.1) }],
    })
    const hours = 24 * (2 + (index % 7) * 3)
    const stillOpen = index % 10 === 9 || hours / 24 >= days
    return stillOpen ? answered : resolved(answered, maintainer, hours)
  })
}

/** Eight a month, most from outsiders; reviewed within a day, four in five merged within a week. */
function healthyPulls(): Pull[] {
  return Array.from({ length: 96 }, (_, index) => {
    const days = 8 + index * 3.7
    const maintainer = TEAM[index % TEAM.length] ?? TEAM[0]
    const colleague = TEAM[(index + 1) % TEAM.length] ?? TEAM[0]
    const insider = index % 3 === 0
    const reviewed = aPull(1200 - index, days, {
      author: person(insider ? colleague : `contributor-${index % 23}`),
      association: insider ? 'MEMBER' : index % 4 === 0 ? 'FIRST_TIME_CONTRIBUTOR' : 'CONTRIBUTOR',
      responses: [aResponse(maintainer, days - 0.3 - (index % 4) * 0.2, { kind: 'approval' })],
    })
    if (index % 10 === 4) return { ...reviewed, ...closedUnmerged(maintainer, days - 4) }
    return index % 10 === 7 && index < 20 ? reviewed : merged(reviewed, maintainer, 24 * (1 + (index % 6)))
  })
}

function closedUnmerged(login: string, days: number): Pick<Pull, 'closedAt' | 'acts'> {
  const at = daysBefore(days)
  return { closedAt: at, acts: [{ kind: 'closed', actor: person(login), at }] }
}

const LAB_RUN = {
  schemaVersion: 1,
  subject: { name: 'npm:widget', version: '3.5.0', digest: null, answersFor: ['npm:widget'] },
  machine: { os: 'linux', arch: 'x64', cpus: 2, memoryBytes: 8e9, runtime: 'node 24.0.0' },
  at: daysBefore(2),
  by: 'me@example.org',
  cutShort: false,
} as const

const SANDBOX_RUN: SandboxRun = {
  ...LAB_RUN,
  kind: 'sandbox',
  command: ['npm', 'install', 'widget@3.5.0'],
  source: 'sandbox.json',
  allowedHosts: ['registry.npmjs.org'],
  findings: [],
  contents: {
    files: 12,
    compressedBytes: 9000,
    unpackedBytes: 31_000,
    dependencies: 0,
    installScripts: [],
    binaries: [],
    minified: [],
    obfuscated: [],
    uses: { eval: [], childProcess: [], network: [] },
    domains: [],
    notInTag: [],
    oddPermissions: [],
    hostile: [],
    cut: null,
  },
  stages: [
    {
      name: 'install',
      network: 'off',
      exitCode: 0,
      ended: 'exited',
      seconds: 1,
      hosts: [],
      processes: ['node'],
      written: [],
      readOutside: [],
      unseen: [],
    },
    {
      name: 'import',
      network: 'observed',
      exitCode: 0,
      ended: 'exited',
      seconds: 1,
      hosts: [],
      processes: ['node'],
      written: [],
      readOutside: [],
      unseen: [],
    },
  ],
}

const LOAD_RUN: LoadRun = {
  ...LAB_RUN,
  kind: 'marathon',
  command: ['node', 'server.js'],
  source: 'marathon.json',
  tool: 'oss-check',
  connections: 50,
  ratePerSecond: null,
  warmupSeconds: 10,
  durationSeconds: 600,
  requests: 1_200_000,
  errors: 0,
  throughputPerSecond: 2000,
  latencyMs: { p50: 8, p90: 14, p99: 31, p999: 60 },
  coordinatedOmission: 'corrected',
  latencyDrift: { ratio: 1.01, interval: [0.97, 1.05] },
  rssSlopeBytesPerMinute: { value: 1200, interval: [-40_000, 42_000] },
  cpuPercent: { mean: 70, max: 95 },
  rssBytes: { first: 90e6, last: 91e6, max: 93e6 },
  samples: [],
  budgets: [{ name: 'p99', limit: 50, unit: 'ms', actual: 31, met: true }],
}

/** The npm part of the healthy package with some of it changed. */
export function npmPart(changes: Partial<NpmPart>): { npm: NpmPart } {
  const { npm } = healthyValues().package
  if (npm === null) throw new Error('The healthy package is one of npm')
  return { npm: { ...npm, ...changes } }
}

/** A manifest's `license`, as a person writes it. */
export function declaring(license: string): Package['licenses'] {
  return [one('license', license)]
}
