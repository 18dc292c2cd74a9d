import type { InventoryReader } from '../reader.ts'
import { CARGO } from './cargo/index.ts'
import { COMPOSER } from './composer/index.ts'
import { GEM } from './gem/index.ts'
import { GOLANG } from './golang/index.ts'
import { HEX } from './hex/index.ts'
import { list } from './list/index.ts'
import { MAVEN } from './maven/index.ts'
import { NPM } from './npm/index.ts'
import { NUGET } from './nuget/index.ts'
import { PUB } from './pub/index.ts'
import { PYPI } from './pypi/index.ts'
import { SBOMS } from './sbom/index.ts'
import { SWIFT } from './swift/index.ts'

/** Every format that is read, the first that fits a file reads it. */
export const READERS: readonly InventoryReader[] = [
  ...NPM,
  ...PYPI,
  ...CARGO,
  ...GOLANG,
  ...GEM,
  ...COMPOSER,
  ...NUGET,
  ...MAVEN,
  ...HEX,
  ...PUB,
  ...SWIFT,
  ...SBOMS,
  list,
]
