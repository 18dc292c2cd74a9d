import type { InventoryReader } from '../../reader.ts'
import { isNamed } from '../file-name.ts'
import { readBerry } from './yarn-berry.ts'
import { readClassic } from './yarn-classic.ts'

/** Yarn 1 has a format of its own; from 2 on it is YAML with `__metadata`. */
export const yarnLock: InventoryReader = {
  id: 'yarn-lock',
  accepts: isNamed('yarn.lock'),
  read: ({ text }, beside) =>
    /^__metadata:/m.test(text) ? readBerry(text, beside) : readClassic(text, beside),
}
