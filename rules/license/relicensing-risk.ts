import { type FileRole, roleOf } from '../../src/analysis/file-roles/roles.ts'
import { isBotIdentity } from '../../src/analysis/people/bots.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Owner } from '../../src/model/facts/owner.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import { cannotTell, defineSignal, pass, warn } from '../../src/model/rule.ts'

const AGREEMENT =
  /\bcontributor['’]?s? licen[cs]e agreement\b|\bCLA\b|cla-assistant|easycla|cla\.(?:developers|microsoft)/i
/** Files that tell contributors about it. */
const MAY_TELL: ReadonlySet<FileRole | null> = new Set(['contributing', 'agreement', 'readme'])
const AGREEMENT_BOT =
  /^(?:cla-?assistant|claassistantio|easycla|linux-foundation-easycla|google-?cla|googlebot|facebook-github-bot|microsoft-github-policy-service|msftclas|cla-?bot|salesforce-cla|ibm-ci-bot|hashicorp-cla\S*)(?:\[bot\])?$/i
const AGREEMENT_LABEL = /^cla\b|\bcla[ :-](?:yes|no|signed|not|missing)/i
/** Homes that hold projects for everybody; their agreements do not let one company change the terms. */
const FOUNDATION =
  /foundation|^apache$|^eclipse|^cncf$|^kubernetes|^openjs|^mozilla$|^python$|^django$|^nodejs$|^rust-lang$|software freedom/i
const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|proton|protonmail|pm|gmx|web|mail|qq|163|126|foxmail|yandex|fastmail|hey)\./i
const MIN_COMMITS = 20

export default defineSignal({
  id: 'license/relicensing-risk',
  title: 'No single company can change the terms',
  needs: ['documents', 'owner', 'commits', 'pulls'],
  options: {
    companyPercent: {
      default: 80,
      about: 'Percent of the commits by one company from which on it counts as owning the project alone',
      source:
        'Start value: in the relicensings of 2018 to 2024 (MongoDB, Elastic, HashiCorp, Redis) the company wrote nearly everything',
    },
  },
  weight: 0.5,
  why: 'A contributor licence agreement with one owning company lets that company put the next version under other terms without asking anybody.',
  fix: 'Prefer projects under a foundation or with a DCO; know the last version under the terms you accept',
  references: [
    'https://developercertificate.org/',
    'https://sfconservancy.org/blog/2014/jun/09/do-not-need-cla/',
  ],
  judge({ documents, owner, commits, pulls }, { options }) {
    const agreement = agreementIn(documents.texts, pulls.items)
    if (!agreement) {
      if (pulls.coverage.lost) return cannotTell('incomplete', pulls.coverage.lost.detail)
      const unread = documents.unread.find(({ path }) => MAY_TELL.has(roleOf(path)))
      if (unread) return cannotTell('incomplete', `${unread.path} could not be read`)
      return pass('No contributor licence agreement was found')
    }
    if (owner.kind === 'User')
      return pass(`A contributor licence agreement (${agreement}), and no company owns it`)
    if (FOUNDATION.test(owner.name ?? '') || FOUNDATION.test(owner.login)) {
      return pass(`A contributor licence agreement (${agreement}) with a foundation, ${nameOf(owner)}`)
    }
    if (commits.coverage.lost) return cannotTell('incomplete', commits.coverage.lost.detail)
    const company = leadingCompany(commits.items)
    if (!company)
      return cannotTell('too-little-data', `Fewer than ${MIN_COMMITS} commits tell who stands behind them`)
    const percent = Math.round(100 * company.share)
    const measure = {
      value: percent,
      unit: '%',
      threshold: `< ${options.companyPercent} %`,
      sampleSize: company.of,
    }
    if (percent < options.companyPercent) {
      return pass(
        `A contributor licence agreement (${agreement}), but ${company.domain} wrote only ${percent} %`,
        measure,
      )
    }
    return warn(
      `${nameOf(owner)} has a CLA (${agreement}) and ${percent} % of commits are ${company.domain}'s`,
      measure,
    )
  },
})

function agreementIn(
  texts: readonly { path: string; text: string }[],
  pulls: readonly Pull[],
): string | null {
  const document = texts.find(({ path, text }) => MAY_TELL.has(roleOf(path)) && AGREEMENT.test(text))
  if (document) return document.path
  const pull = pulls.find(
    ({ responses, labels }) =>
      labels.some((label) => AGREEMENT_LABEL.test(label)) ||
      responses.some(({ author }) => author !== null && AGREEMENT_BOT.test(author.login)),
  )
  return pull ? `#${pull.number}` : null
}

/** The company whose addresses most commits carry, and its share of those whose author tells a domain. */
function leadingCompany(commits: readonly Commit[]): { domain: string; share: number; of: number } | null {
  const domains = commits
    .filter(({ author }) => !isBotIdentity(author))
    .map(({ author }) => author.email?.split('@')[1]?.toLowerCase() ?? '')
    .filter((domain) => domain.includes('.') && !domain.endsWith('noreply.github.com'))
  if (domains.length < MIN_COMMITS) return null
  const counts = new Map<string, number>()
  for (const domain of domains) if (!FREE_MAIL.test(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  const [top] = [...counts].sort(([, a], [, b]) => b - a)
  return top
    ? { domain: top[0], share: top[1] / domains.length, of: domains.length }
    : { domain: 'any company', share: 0, of: domains.length }
}

function nameOf({ name, login }: Owner): string {
  return name ?? login
}
