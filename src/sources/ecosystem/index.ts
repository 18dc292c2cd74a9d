import type { Ecosystem } from './ecosystem.ts'
import { npm } from './npm/index.ts'

/** The only registration. */
export const ECOSYSTEMS: readonly Ecosystem[] = [npm]
