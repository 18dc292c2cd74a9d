import { asText } from '../../../text/mapping.ts'
import type { InventoryReader, LockedNode, Root } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { isNamed } from '../file-name.ts'
import { type Request, requestsOf } from './requests.ts'
import { sourceOf } from './source.ts'
import { aliasedName } from './yarn-request.ts'

/** A manifest without a lockfile: what is asked for, and not what it comes out as. */
export const packageJson: InventoryReader = {
  id: 'package.json',
  isManifest: true,
  accepts: isNamed('package.json'),
  yieldsTo: [
    'npm-shrinkwrap.json',
    'package-lock.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'bun.lock',
    'bun.lockb',
    'deno.lock',
  ],
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    const fields = ['optionalDependencies', 'dependencies', 'peerDependencies', 'devDependencies']
    const requests = requestsOf(top, { dev: true, peers: true })
    const lineFor = ({ as }: Request) => {
      const field = fields
        .map((one) => top[one])
        .find((one) => typeof one === 'object' && one !== null && as in one)
      return lineOf(field)
    }
    return {
      format: 'package.json',
      project: { name: asText(top.name), version: asText(top.version) },
      roots: requests.map(({ as, scope }): Root => ({ member: null, key: as, scope })),
      nodes: requests.map((request) => nodeOf(request, lineFor(request))),
      partial: requests.length > 0,
      notes:
        requests.length === 0
          ? []
          : [
              'Without a lockfile it is not known which versions are installed, nor what they need in their turn.',
            ],
    }
  },
}

const ADDRESS = /^(?:[a-z][a-z\d+.-]*:|[\w.-]+@[\w.-]+:|\.{0,2}\/|~\/)|^[^@/\s]+\/[^/\s]+$/i

function nodeOf({ as, range }: Request, line: number | null): LockedNode {
  const plain = range.trim()
  const alias = aliasedName(plain)
  const asked = alias === null ? plain.replace(/^npm:/, '') : (/@([^@]*)$/.exec(plain.slice(5))?.[1] ?? '')
  const isAddress = ADDRESS.test(asked) && !asked.startsWith('catalog:')
  const source = isAddress
    ? sourceOf(/^[^:/]+\/[^/]+$/.test(asked) ? `github:${asked}` : asked)
    : sourceOf(null)
  const isExact = /^[v=]?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(asked)
  return {
    key: as,
    ecosystem: 'npm',
    name: alias ?? as,
    version: isExact ? asked.replace(/^[v=]/, '') : null,
    range: isExact ? null : range,
    source,
    line,
    scope: null,
    dependsOn: [],
    own:
      /^(?:workspace|link|portal):/.test(asked) ||
      (source.kind === 'path' && !/\.(?:tgz|tar\.gz|tar)$/.test(asked)),
  }
}
