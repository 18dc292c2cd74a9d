import { RequestFault } from '../../../net/fault.ts'
import type { RegistryAccess } from '../ecosystem.ts'
import { openRepositories } from './open.ts'

/** Texts of POMs by their coordinates, from your repositories; null: none has it, or none told. */
export function pomTexts(access: RegistryAccess) {
  const { repositories } = openRepositories(access)
  return async (group: string, artifact: string, version: string): Promise<string | null> => {
    try {
      return await repositories.pomText({ group, artifact, version })
    } catch (error) {
      if (error instanceof RequestFault) return null
      throw error
    }
  }
}
