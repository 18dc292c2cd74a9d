import { asMapping, asText } from '../../../text/mapping.ts'
import { type InventoryReader, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { isNamed } from '../file-name.ts'
import { disagreement } from './disagreement.ts'
import { manifestOf } from './manifest.ts'
import { readPlaces } from './package-lock-places.ts'
import { readTree } from './package-lock-tree.ts'

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json. Versions 2 and 3 list places, version 1 is a tree. */
export const packageLock: InventoryReader = {
  id: 'package-lock',
  accepts: isNamed('package-lock.json', 'npm-shrinkwrap.json'),
  yieldsTo: ['npm-shrinkwrap.json'],
  async read({ text }, beside) {
    const document = parseJson(text)
    const { top } = document
    const version = top.lockfileVersion ?? 1
    if (version !== 1 && version !== 2 && version !== 3)
      throw new UnreadableFile(
        `Its lockfileVersion is ${JSON.stringify(version)}, and 1 to 3 are known`,
        null,
        'Write it with npm 6 to 11, or update oss-check',
      )
    const places = asMapping(top.packages)
    const manifest = await manifestOf(beside)
    const read = places ? readPlaces(places, document) : await readTree(top, document, manifest, beside)
    const direct = new Set(read.nodes.map(({ key }) => key.replace(/^(?:node_modules)?\//, '')))
    return {
      format: `package-lock ${version}`,
      project: { name: asText(top.name), version: asText(top.version) },
      notes: [],
      unread: disagreement(manifest, '', (as) => direct.has(as)),
      ...read,
    }
  },
}
