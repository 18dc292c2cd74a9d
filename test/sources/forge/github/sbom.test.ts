import { expect, test } from 'vitest'
import { sbomJson } from '../../../../src/inventory/formats/sbom/sbom-json.ts'
import { sbomByGitHub } from '../../../../src/sources/forge/github/sbom.ts'
import { clientOf, credential, netOf } from '../../../support/github-client.ts'
import { readAs } from '../../../support/inventory.ts'
import { type Reply, startScriptedServer } from '../../../support/scripted-server.ts'

const BASE = '/repos/acme/shop/dependency-graph/sbom'
const REPORT = {
  sbom: {
    spdxVersion: 'SPDX-2.3',
    packages: [
      {
        SPDXID: 'SPDXRef-a',
        name: 'npm:a',
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/a@1.0.0' }],
      },
    ],
  },
}
const begun = (url: string): Reply => ({
  status: 201,
  body: { sbom_url: `${url}${BASE}/fetch-report/0abc-1` },
})

async function ask(answers: (path: string, index: number) => Reply) {
  await using server = await startScriptedServer(({ path }, index) => answers(path, index))
  const github = clientOf(server.url, { credentials: [credential('secret')] })
  const text = await sbomByGitHub({ path: ['acme', 'shop'] }, github, netOf().patience.beforeRetry).catch(
    (error: Error) => error,
  )
  return { text, asked: server.asked.map(({ path }) => path) }
}

test('a report is asked for, waited for, and fetched from where it lies', async () => {
  const { text, asked } = await ask((path, index) => {
    if (path === '/storage') return { body: REPORT }
    if (path.endsWith('generate-report')) return begun('https://api.github.com')
    return index < 3 ? { status: 202, body: {} } : { status: 302, headers: { location: '/storage' } }
  })
  const report = `${BASE}/fetch-report/0abc-1`
  expect(asked).toEqual([`${BASE}/generate-report`, report, report, report, '/storage'])
  const { components } = await readAs(sbomJson, 'github', { github: String(text) })
  expect(components.map(({ purl }) => purl)).toEqual(['pkg:npm/a@1.0.0'])
})

test.each<[string, (path: string) => Reply, string]>([
  [
    'no such repository',
    () => ({ status: 404, body: { message: 'Not Found' } }),
    'GitHub gives no SBOM of acme/shop: ',
  ],
  [
    'no report',
    () => ({ status: 201, body: {} }),
    'GitHub gives no SBOM of acme/shop: its answer names no report',
  ],
  [
    'never ready',
    (path) => (path.endsWith('generate-report') ? begun('') : { status: 202, body: {} }),
    'GitHub gives no SBOM of acme/shop: it is still making it',
  ],
])('%s is one sentence and a hint', async (_, answers, message) => {
  const { text } = await ask(answers)
  expect(text).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining(message),
    hint: expect.stringContaining('clone'),
  })
})
