import type { InventoryReader } from '../../reader.ts'
import { depsJson } from './deps-json.ts'
import { packagesLock } from './packages-lock.ts'
import { projectAssets } from './project-assets.ts'

export const NUGET: readonly InventoryReader[] = [packagesLock, projectAssets, depsJson]
