import { existsSync, readFileSync } from 'node:fs'
import { isSeq } from 'yaml'
import type { Attestation } from '../model/policy.ts'
import { UserError } from '../model/user-error.ts'
import { parsePolicyFile } from './file.ts'

const HEAD =
  '# Answers of named persons to what oss-check cannot measure. Written by `oss-check attest`; edit freely.\n'

/** The text of an attestations file (or policy) with this attestation in it; comments and order stay. */
export function withAttestation(path: string, shown: string, attestation: Attestation): string {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : HEAD
  const { document } = parsePolicyFile(text, path, shown)
  // Made anew, so that a file with nothing but comments gets its mapping.
  if (document.get('attestations') === undefined) {
    document.set('attestations', document.createNode([]))
  }
  const list = document.get('attestations')
  if (!isSeq(list)) throw new UserError(`${shown}: \`attestations\` is no list`, 'Mend or remove it first')
  const isSame = (item: unknown) => {
    const value = document.createNode(item).toJS(document)
    return value?.what === attestation.what && (value?.target ?? '*') === attestation.target
  }
  list.items = list.items.filter((item) => !isSame(item))
  list.flow = false
  list.add(document.createNode(attestation))
  return document.toString({ lineWidth: 0 })
}
