import { npmVersions } from '../../src/analysis/versions/npm.ts'
import { coverage, mayNameRuntime } from '../../src/analysis/versions/runtimes.ts'
import type { Documents } from '../../src/model/facts/documents.ts'
import {
  cannotTell,
  defineSignal,
  fail,
  type Judgement,
  notApplicable,
  pass,
  warn,
} from '../../src/model/rule.ts'
import { askFor, listed, undeclared } from './declared.ts'

export const runtime = defineSignal({
  id: 'fit/runtime',
  title: 'Runs on your runtime',
  needs: [],
  wants: { package: 'decides', documents: 'decides' },
  why: 'The versions you run it on, against those it says it runs on (`engines` of npm, `Requires-Python`, `rust-version`, `required_ruby_version`) and, where it says none, those its own tests run on.',
  fix: 'Declare `needs.runtime`, as in { node: ">=22" }; raise your runtime or take the version that still supports it',
  references: [
    'https://docs.npmjs.com/cli/configuring-npm/package-json#engines',
    'https://packaging.python.org/en/latest/specifications/core-metadata/#requires-python',
    'https://doc.rust-lang.org/cargo/reference/rust-version.html',
    'https://guides.rubygems.org/specification-reference/#required_ruby_version',
  ],
  judge(facts, context) {
    const declared = Object.entries(context.policy.needs.runtime)
    if (declared.length === 0) return undeclared(context.policy.needs, 'runtime')
    const { package: published } = facts
    const ecosystem = published?.ecosystem ?? npmVersions.ecosystem
    const wanted = declared.filter(([name]) => mayNameRuntime(ecosystem, name))
    if (wanted.length === 0) {
      const names = listed(declared.map(([name]) => name))
      return notApplicable(`Packages of ${ecosystem} do not say whether they run on ${names}`)
    }
    const unread = published ? undefined : facts.documents?.unread.find(({ path }) => path === 'package.json')
    if (unread) return cannotTell('incomplete', `${unread.path} may say what it runs on: ${unread.detail}`)
    const engines = published?.runtimes ?? enginesAtHead(facts.documents)
    const promised = wanted
      .filter(([name]) => engines[name] !== undefined)
      .map(([name, range]) => judgeRuntime(ecosystem, name, range, engines[name]))
    const broken = promised.find(({ status }) => status === 'fail')
    if (broken) return broken
    // Without a promise the documents decide.
    const tested = wanted
      .filter(([name]) => engines[name] === undefined)
      .map(([name, range]) => judgeRuntime(ecosystem, name, range, undefined, facts.documents))
    const answers = [...promised, ...tested].toSorted((one, other) => RANK[one.status] - RANK[other.status])
    return answers[0] ?? askFor('fit/runtime', '')
  },
})

const RANK = { fail: 0, unknown: 1, warn: 2, pass: 3, 'not-applicable': 4 } as const

function judgeRuntime(
  ecosystem: string,
  name: string,
  yours: string,
  theirs: string | undefined,
  documents?: Documents,
): Judgement {
  const measure = { value: theirs ?? null, threshold: `${name} ${yours}`, details: { runtime: name, yours } }
  const covered = theirs === undefined ? null : coverage(ecosystem, yours, theirs)
  if (covered === null) {
    const tested = testedOn(name, documents).filter((version) => fits(version, yours))
    const [first] = tested
    if (first === undefined) return askFor('fit/runtime', `It does not say which ${name} it runs on`)
    return warn(`Its own tests run on ${name} ${first}; it promises nothing`, { ...measure, value: first })
  }
  if (covered === 'all') return pass(`It runs on ${name} ${theirs}, which covers your ${yours}`, measure)
  if (covered === 'part') {
    return warn(`It runs on ${name} ${theirs}, which covers your ${yours} in part`, measure)
  }
  return fail(`It runs on ${name} ${theirs}; you run ${yours}`, measure)
}

function fits(version: string, yours: string): boolean {
  return npmVersions.isRange(version) && npmVersions.overlap(version, yours)
}

/** Versions in the matrix of workflow files: `node-version: [20, 22]`, or one by one below it. */
function testedOn(name: string, documents: Documents | undefined): string[] {
  const key = new RegExp(
    `\\b${name.replace(/[^\w-]/g, '')}(?:-?versions?)?:\\s*(\\[[^\\]]*\\]|(?:\\n\\s*- .*)+|.*)`,
    'gi',
  )
  return (documents?.texts ?? [])
    .filter(({ path }) => /^\.github\/workflows\/.+\.ya?ml$/.test(path))
    .flatMap(({ text }) =>
      [...text.matchAll(key)].flatMap((match) => match[1]?.match(/\d+(?:\.(?:\d+|x))*/g) ?? []),
    )
}

function enginesAtHead(documents: Documents | undefined): Readonly<Record<string, string>> {
  const text = documents?.texts.find(({ path }) => path === 'package.json')?.text
  try {
    const manifest: unknown = JSON.parse(text ?? '{}')
    const engines: unknown =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'engines') : null
    const entries = Object.entries(typeof engines === 'object' && engines !== null ? engines : {})
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}
