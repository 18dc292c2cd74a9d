import type { FindPom } from '../../../analysis/maven/effective-pom.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { RegistryAccess } from '../ecosystem.ts'
import { openRepositories } from './open.ts'

/** POMs from your repositories; null: none has it, or none told. */
export function findPom(access: RegistryAccess): FindPom {
  const { repositories } = openRepositories(access)
  return async (coordinates) => {
    try {
      return await repositories.pom(coordinates)
    } catch (error) {
      if (error instanceof RequestFault) return null
      throw error
    }
  }
}
