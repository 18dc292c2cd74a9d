import type { InventoryReader } from '../../reader.ts'
import { pdmLock } from './pdm-lock.ts'
import { pipfileLock } from './pipfile-lock.ts'
import { poetryLock } from './poetry-lock.ts'
import { pylock } from './pylock.ts'
import { pyproject } from './pyproject.ts'
import { requirements } from './requirements.ts'
import { uvLock } from './uv-lock.ts'

export const PYPI: readonly InventoryReader[] = [
  uvLock,
  poetryLock,
  pdmLock,
  pylock,
  pipfileLock,
  requirements,
  pyproject,
]
