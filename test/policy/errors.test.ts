import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/user-error.ts'
import { folder, load } from './support.ts'

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => {
    const before = '*'.concat(['a', 'b', 'c', 'd', 'e', 'f'][index] ?? '')
    return `${name}: &${name} [${Array(9).fill(before).join(',')}]`
  }),
].join('\n')

const wrong: readonly [name: string, text: string, message: string][] = [
  [
    'an unknown key with a near one',
    'kind: library\nlicence:\n  allow: MIT\n',
    'oss-check.yaml:2:1: a policy has no key "licence"; did you mean "licenses"?',
  ],
  [
    'an unknown key with none near',
    'usage:\n  colour: red\n',
    'oss-check.yaml:2:3: `usage` has no key "colour"; it has link, distribute, modify',
  ],
  [
    'an unknown key inside a target',
    'targets:\n  "github.com/acme/*":\n    wilingness: patch\n',
    'oss-check.yaml:3:5: `targets.github.com/acme/*` has no key "wilingness"; did you mean "willingness"?',
  ],
  [
    'an unknown key inside a list',
    'waivers:\n  - what: license\n    reason: r\n    owner: o\n    expiry: 2026-01-01\n    expires: 2027-01-01\n',
    'oss-check.yaml:5:5: `waivers.0` has no key "expiry"; did you mean "expires"?',
  ],
  [
    'an unknown option of a rule',
    'thresholds:\n  activity:\n    staleDay: 3\n',
    'oss-check.yaml:3:5: `thresholds.activity` has no key "staleDay"; did you mean "staleDays"?',
  ],
  [
    'an unknown id among the weights',
    'weights:\n  activty: 3\n',
    'oss-check.yaml:2:3: `weights` has no key "activty"; did you mean "activity"?',
  ],
  [
    'a wrong type',
    'failOn: 3\n',
    'oss-check.yaml:1:9: `failOn` must be a text or a list of texts, and name something',
  ],
  [
    'a wrong type of a mapping',
    'usage: static\n',
    'oss-check.yaml:1:8: `usage` must be a mapping, not a text',
  ],
  [
    'a wrong type of a switch',
    'usage:\n  modify: maybe\n',
    'oss-check.yaml:2:11: `usage.modify` must be true or false, not a text',
  ],
  [
    'a wrong choice',
    'kind: libary\n',
    'oss-check.yaml:1:7: `kind` must be one of library, framework, application, tool, specification; did you mean "library"?',
  ],
  [
    'a negative weight',
    'weights: { license: -1 }\n',
    'oss-check.yaml:1:21: `weights.license` must not be negative',
  ],
  ['a missing part', 'waivers:\n  - what: license\n', 'oss-check.yaml:2:5: `waivers.0.reason` is missing'],
  [
    'a day that is none',
    'waivers: [{ what: a, reason: b, owner: c, expires: 2026-02-30 }]\n',
    'oss-check.yaml:1:52: `waivers.0.expires` must be a day such as 2027-01-31',
  ],
  [
    'a range that is none',
    'needs: { runtime: { node: latest-ish } }\n',
    'oss-check.yaml:1:27: `needs.runtime.node` must be a version range such as ">=22" or "^7.1.0"',
  ],
  [
    'a size that is none',
    'needs: { maxInstallSize: big }\n',
    'oss-check.yaml:1:26: `needs.maxInstallSize` must be a size: bytes, or such as "500 kB" or "2 MB"',
  ],
  ['a list instead of a policy', '- a\n', 'oss-check.yaml:1:1: a policy must be a mapping, not a list'],
  ['a text instead of a policy', 'hello\n', 'oss-check.yaml:1:1: a policy must be a mapping, not a text'],
  [
    'an unknown key with none near, of many',
    'zzzzzzzzz: 1\n',
    'oss-check.yaml:1:1: a policy has no key "zzzzzzzzz"; it has $schema, extends, projectLicense, usage, kind, willingness, licenses, needs, failOn, scopes, internal, exclude …',
  ],
  [
    'an unknown kind inside an option',
    'thresholds: { activity: { byKind: { tol: 3 } } }\n',
    'oss-check.yaml:1:37: `thresholds.activity.byKind` has no key "tol"; did you mean "tool"?',
  ],
  ['a key that says nothing', 'usage:\n', 'oss-check.yaml:1:7: `usage` must be a mapping, not empty'],
  ['a list for a mapping', 'usage: [a]\n', 'oss-check.yaml:1:8: `usage` must be a mapping, not a list'],
  ['a number for a mapping', 'usage: 3\n', 'oss-check.yaml:1:8: `usage` must be a mapping, not 3'],
  [
    'a mapping for a number',
    'weights: { license: {} }\n',
    'oss-check.yaml:1:21: `weights.license` must be a number, not a mapping',
  ],
  [
    'a part of a number',
    'needs: { maxDependencies: 1.5 }\n',
    'oss-check.yaml:1:27: `needs.maxDependencies` must be a whole number, not 1.5',
  ],
  [
    'less than nothing',
    'needs: { maxDependencies: -1 }\n',
    'oss-check.yaml:1:27: `needs.maxDependencies` must be at least 0',
  ],
  [
    'a name that cannot be one',
    'needs: { questions: { "A B": x } }\n',
    'oss-check.yaml:1:30: `needs.questions.A B` has a name that cannot be one: A B',
  ],
  ['a number for a text in a list', 'rules: [3]\n', 'oss-check.yaml:1:9: `rules.0` must be a text, not 3'],
  ['a text for a list', 'waivers: x\n', 'oss-check.yaml:1:10: `waivers` must be a list, not a text'],
  [
    'a choice that is no text',
    'kind: [tool]\n',
    'oss-check.yaml:1:7: `kind` must be one of library, framework, application, tool, specification',
  ],
  [
    'a range where a version belongs',
    'needs: { peer: { react: ^18 } }\n',
    'oss-check.yaml:1:25: `needs.peer.react` must be a version such as 18.2.0',
  ],
  [
    'a list whose one word stands alone',
    'usage: { distribute: [none, saas] }\n',
    'oss-check.yaml:1:22: `usage.distribute` "none" stands alone',
  ],
  ['nothing in extends', 'extends: ""\n', 'oss-check.yaml:1:10: `extends` must not be empty'],
  [
    'broken YAML',
    'usage:\n  link: [static\n',
    'oss-check.yaml:3:1: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  [
    'a key twice',
    'kind: tool\nkind: library\n',
    'oss-check.yaml:2:1: not valid YAML: Map keys must be unique',
  ],
  [
    'an anchors bomb',
    bomb,
    'oss-check.yaml repeats itself through more than 100 aliases, or one of them leads nowhere',
  ],
  ['nesting without end', '['.repeat(20_000), 'oss-check.yaml is nested too deeply'],
  [
    'ten megabytes',
    `# ${'x'.repeat(10_000_000)}`,
    'oss-check.yaml has 10000002 bytes; a policy has at most 1000000',
  ],
  [
    'itself in extends',
    'extends: ./oss-check.yaml\n',
    'oss-check.yaml:1:10: `extends` runs in a circle: oss-check.yaml → oss-check.yaml',
  ],
  [
    'a missing file in extends',
    'extends:\n  - ./none.yaml\n',
    'oss-check.yaml:2:5: there is no file ./none.yaml',
  ],
  [
    'a missing package in extends',
    'extends: "@acme/policy"\n',
    'oss-check.yaml:1:10: no package @acme/policy with an oss-check.yaml is installed',
  ],
]

describe('one clear sentence for', () => {
  test.each(wrong)('%s', async (_name, text, message) => {
    const error = await failureOf(folder({ 'oss-check.yaml': text }))
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toBe(message)
    expect(error.message.split('\n')).toHaveLength(1)
  })

  test('a circle over several files', async () => {
    const cwd = folder({
      'oss-check.yaml': 'extends: ./a.yaml\n',
      'a.yaml': 'kind: tool\nextends: [./b.json]\n',
      'b.json': '{ "extends": ["./a.yaml"] }',
    })
    expect((await failureOf(cwd)).message).toBe(
      'b.json:1:15: `extends` runs in a circle: a.yaml → b.json → a.yaml',
    )
  })

  test('a mistake in a file that is extended', async () => {
    const cwd = folder({ 'oss-check.yaml': 'extends: ./org/a.yaml\n', 'org/a.yaml': '\n\nkinds: tool\n' })
    expect((await failureOf(cwd)).message).toBe(
      `${join('org', 'a.yaml')}:3:1: a policy has no key "kinds"; did you mean "kind"?`,
    )
  })

  test('a named policy that is not there', async () => {
    const error = await load(folder(), { policyPath: 'none.yaml' }).catch((thrown) => thrown)
    expect(error.message).toBe('The policy none.yaml cannot be read: there is no such file')
  })

  test.each([
    [{ env: { OSS_CHECK_LINK: 'statc' } }, 'OSS_CHECK_LINK cannot be "statc"; did you mean "static"?'],
    [{ env: { OSS_CHECK_KIND: 'books' } }, 'OSS_CHECK_KIND cannot be "books"'],
  ])('a wrong value outside of files: %j', async (changes, message) => {
    const error = await load(folder(), changes).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toBe(message)
  })
})

async function failureOf(cwd: string): Promise<Error> {
  try {
    await load(cwd)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it was accepted')
}
