import { OTHERWISE, TOLERANCE, VERDICT_TABLE } from '../judging/verdict-table.ts'
import type { Option } from '../model/options.ts'
import type { Rule, Signal, Want } from '../model/rule.ts'
import { BANDS, ROLES } from '../model/rule.ts'

/** Rules -> Markdown: docs/rules.md. */
export function describeRules(rules: readonly Rule[]): string {
  return [
    '# The ten points',
    'Generated from the rules; `npm test -- test/rules.test.ts -u` writes it anew.',
    HOW_POINTS_ARE_CALLED,
    describeVerdict(rules),
    ...rules.map(describeRule),
  ]
    .join('\n\n')
    .concat('\n')
}

/** One point with its signals. */
export function describeRule(rule: Rule): string {
  const heading = rule.point === null ? rule.title : `${rule.point} ${rule.title}`
  const answers =
    rule.attestable === false ? 'Measured: nobody can attest it.' : 'What is open can be attested.'
  const role = `${rule.role ?? 'ordinary'} to the verdict`
  return [
    `## ${heading}`,
    `\`${rule.id}\`, ${role}: ${rule.question} ${answers}`,
    ...rule.signals.map(describeSignal),
  ].join('\n\n')
}

export function describeSignal(signal: Signal): string {
  const weight = signal.weight ?? 1
  const facts = signal.needs.map(code).join(', ') || 'no facts'
  const critical = signal.critical ? ', critical: its failure fails the point' : ''
  const options = Object.entries(signal.options ?? {})
  return [
    `### ${signal.id}`,
    `${signal.title}. ${weight === 0 ? 'Shown, never scored' : `Weight ${weight}`}${critical}. Reads ${facts}${describeWants(signal)}.`,
    `*Why:* ${signal.why}`,
    `*What helps:* ${signal.fix}`,
    ...(options.length > 0 ? [optionsTable(options)] : []),
    `*References:* ${signal.references.map((url) => (/^https?:/.test(url) ? `<${url}>` : url)).join(', ')}`,
  ].join('\n\n')
}

function describeWants({ wants = {} }: Signal): string {
  const of = (want: Want) => Object.keys(wants).filter((name) => Reflect.get(wants, name) === want)
  const decides = of('decides').map(code).join(', ')
  const adds = of('adds').map(code).join(', ')
  return `${decides && `, and ${decides} where that may decide`}${adds && `; ${adds} adds to what is shown`}`
}

const HOW_POINTS_ARE_CALLED = `Every signal scores 0 (poor) to 1 (strong); one that reads a fact which a fault hides is unknown. A point is the weighted mean of its signals: pass from ${BANDS.pass}, warn from
${BANDS.warn}, else fail; a failing critical signal fails it. What a fault hides is put in once as worst and once as
best: where that changes the status, the point is unknown. A point of which less than a third has an answer is unknown.`

function describeVerdict(rules: readonly Rule[]): string {
  const rows = [...VERDICT_TABLE, { when: 'otherwise', verdict: OTHERWISE }].map(
    ({ when, verdict }) => `| ${when} | ${verdict} |`,
  )
  const roleRow = (role: string) => {
    const points = rules.filter((rule) => (rule.role ?? 'ordinary') === role).map(({ id }) => code(id))
    return `| ${role} | ${points.join(', ')} | ${Reflect.get(ROLES, role)} |`
  }
  const tolerance = Object.entries(TOLERANCE).map(
    ([willingness, { adopt, care }]) => `| ${willingness} | ${adopt} | ${care} |`,
  )
  return [
    '## The verdict',
    'What a point is to the verdict:',
    ['| role | points | an answer |', '|---|---|---|', ...Object.keys(ROLES).map(roleRow)].join('\n'),
    'Rows are read from above; the first that holds is the verdict.',
    ['| when | verdict |', '|---|---|', ...rows].join('\n'),
    'Where a fault hides a point, or nothing here could read an essential one, the table is read with it poor, open, not arising and strong. Where that gives more than one verdict, it is undecided.',
    'Mediocre points tolerated, by willingness (not declared counts as `report`; where a point about you fails, as `none`):',
    ['| willingness | for adopt | for adopt-with-care |', '|---|--:|--:|', ...tolerance].join('\n'),
  ].join('\n\n')
}

function optionsTable(options: readonly (readonly [string, Option])[]): string {
  const rows = options.map(([name, option]) => {
    const value = typeof option.default === 'number' ? String(option.default) : byKey(option.default)
    return `| \`${name}\` | ${value} | ${cell(option.about)} | ${cell(option.source)} |`
  })
  return ['| option | default | what it decides | source |', '|---|---|---|---|', ...rows].join('\n')
}

function byKey(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function code(text: string): string {
  return `\`${text}\``
}
