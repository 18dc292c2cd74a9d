import { type FileRole, roleOf } from '../../src/analysis/file-roles/roles.ts'
import { cannotTell, defineSignal, graded, pass } from '../../src/model/rule.ts'

const CLA =
  /\b(?:contributor licen[cs]e agreement|contribution licen[cs]e agreement|individual cla|corporate cla|sign (?:the|a|our) cla|cla[- ]?assistant|easycla)\b/i
const DCO = /\b(?:developer certificate of origin|signed-off-by|git commit (?:-s|--signoff)|\bDCO\b)/i

const GUIDES: ReadonlySet<FileRole | null> = new Set(['contributing', 'readme', 'governance', 'support'])

export const hurdles = defineSignal({
  id: 'support/hurdles',
  title: 'No paper before your change',
  needs: ['documents'],
  wants: { tree: 'decides' },
  weight: 0.5,
  why: 'Whether a contributor has to sign a licence agreement (your legal department will want to read it, and it lets its owner relicense), or certifies the origin line by line (DCO), as its guides say.',
  fix: 'Have the agreement read by your lawyers once, before the first change is urgent',
  references: ['https://developercertificate.org', 'https://contributoragreements.org'],
  judge(facts) {
    const { documents } = facts
    const guides = documents.texts.filter(({ path }) => GUIDES.has(roleOf(path)))
    const asksCla = guides.find(({ text }) => CLA.test(text))
    const claFile = asksCla
      ? undefined
      : facts.tree?.entries.find(({ path }) => /^(?:\.github\/)?cla(?:\.\w+)?$/i.test(path))
    const cla = asksCla?.path ?? claFile?.path
    if (cla) return graded(0.5, `A contributor licence agreement has to be signed (${cla})`, { value: 'CLA' })
    const asksDco = guides.find(({ text }) => DCO.test(text))
    const dcoFile = facts.tree?.entries.find(({ path }) => /^(?:\.github\/)?dco(?:\.\w+)?$/i.test(path))
    const dco = asksDco?.path ?? dcoFile?.path
    if (dco) return graded(0.9, `Commits are signed off (DCO, ${dco})`, { value: 'DCO' })
    const unread = documents.unread.find(({ path }) => GUIDES.has(roleOf(path)))
    if (unread) return cannotTell('incomplete', `${unread.path} may ask for an agreement: ${unread.detail}`)
    if (guides.length === 0) return pass('It has no guide that could ask for an agreement', { value: 'none' })
    return pass('Its guides ask for no agreement', {
      value: 'none',
      details: { read: guides.map(({ path }) => path) },
    })
  },
})
