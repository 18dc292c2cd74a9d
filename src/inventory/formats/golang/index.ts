import type { InventoryReader } from '../../reader.ts'
import { goList } from './go-list.ts'
import { goMod } from './go-mod.ts'
import { goWork } from './go-work.ts'

export const GOLANG: readonly InventoryReader[] = [goWork, goMod, goList]
