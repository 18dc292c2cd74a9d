import { expect, test } from 'vitest'
import type { Fact } from '../../../../src/model/unknown.ts'
import { createAnswerCache } from '../../../../src/net/cache/answers.ts'
import { openDiskCache } from '../../../../src/net/cache/disk.ts'
import { npmRegistry as registryOf } from '../../../../src/sources/ecosystem/npm/registry.ts'
import { folder } from '../../../policy/support.ts'
import { netOf } from '../../../support/github-client.ts'
import { npmRegistry } from '../../../support/npm-registry.ts'
import { npmOf } from './support.ts'

function told<Value>(fact: Fact<Value>): Value {
  if (!fact.known) throw new Error(`not known: ${fact.detail}`)
  return fact.value
}

const WIDGET = { name: 'widget', version: '1.0.0' }

test.each([
  [{ license: 'MIT' }, [['MIT']]],
  [{ license: { type: 'ISC', url: 'https://x' } }, [['ISC']]],
  [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }, [['MIT', 'GPL-2.0']]],
  // What contradicts itself stays two statements.
  [{ license: 'MIT', licenses: ['GPL-3.0'] }, [['MIT'], ['GPL-3.0']]],
  [{ license: '' }, []],
  [{}, []],
])('%j declares %j', async (manifest, licenses) => {
  await using registry = await npmRegistry({ widget: { versions: { '1.0.0': { manifest } } } })
  const declared = told(await registryOf(npmOf(registry)).declared(WIDGET))
  expect(declared.licenses.map(({ texts }) => texts)).toEqual(licenses)
  expect(registry.asked.map(({ path }) => path)).toEqual(['/widget/1.0.0'])
})

test('a registry without documents of versions is asked for that of the package', async () => {
  const versions = { '1.0.0': { manifest: { license: 'MIT' } } }
  await using registry = await npmRegistry({ '@acme/widget': { versions, withoutVersions: true } })
  const declared = await registryOf(npmOf(registry)).declared({ name: '@acme/widget', version: '1.0.0' })
  expect(told(declared).licenses).toMatchObject([{ field: 'license', texts: ['MIT'] }])
  expect(registry.asked.map(({ path }) => path)).toEqual(['/@acme/widget/1.0.0', '/@acme/widget'])
})

test('of an archive: licence texts and notices, what the manifest points to, a README only where no text is', async () => {
  const files = { 'TERMS.md': 'own terms', 'README.md': '# Widget', NOTICE: 'by ada', 'index.js': '1' }
  const plain = { LICENSE: 'text', 'README.md': '# Widget', 'vendor/x/LICENSE': 'of x' }
  await using registry = await npmRegistry({
    widget: {
      versions: {
        '1.0.0': { manifest: { license: 'SEE LICENSE IN TERMS.md' }, files },
        '2.0.0': { files: plain },
        '3.0.0': { files: { 'README.md': '# MIT', LICENSE: 'a\0b' } },
      },
    },
  })
  const texts = async (version: string) =>
    told(await registryOf(npmOf(registry)).texts({ name: 'widget', version }))
  expect((await texts('1.0.0')).files.map(({ path }) => path).toSorted()).toEqual(['NOTICE', 'TERMS.md'])
  expect((await texts('2.0.0')).files.map(({ path }) => path)).toEqual(['LICENSE', 'vendor/x/LICENSE'])
  expect(await texts('3.0.0')).toEqual({
    files: [],
    unread: [{ path: 'LICENSE', detail: 'It is not a text file' }],
  })
})

test('an archive whose checksum is another is unknown', async () => {
  const dist = { integrity: `sha512-${Buffer.alloc(64).toString('base64')}` }
  await using registry = await npmRegistry({ widget: { versions: { '1.0.0': { dist } } } })
  expect(await registryOf(npmOf(registry)).texts(WIDGET)).toMatchObject({
    known: false,
    reason: 'unexpected',
  })
})

test('what a release declares is asked once for good, an absence again on another day', async () => {
  await using registry = await npmRegistry({
    widget: { versions: { '1.0.0': { manifest: { license: 'MIT' }, files: { LICENSE: 'text' } } } },
  })
  const cached = folder()
  const asked = async (day: string) => {
    const before = registry.asked.length
    const disk = openDiskCache(cached)
    const cache = createAnswerCache({ disk, refresh: false, now: () => Date.parse(day) })
    const source = registryOf(npmOf(registry, {}, netOf({ cache })))
    await source.texts(WIDGET)
    await source.declared({ ...WIDGET, version: '9.0.0' }).catch(() => {})
    await disk.settle()
    return registry.asked.slice(before).map(({ path }) => path)
  }
  expect(await asked('2026-06-30')).toContain('/widget/1.0.0')
  expect(await asked('2026-06-30')).toEqual([])
  // What can never change has no age.
  expect(await asked('2027-06-30')).toEqual(['/widget/9.0.0', '/widget'])
})
