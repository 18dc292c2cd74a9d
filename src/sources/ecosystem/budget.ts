/** What reading one package may cost at most, cold: what its registry says, the archive, downloads, dependents, types by others. */
export const PACKAGE_BUDGET = { requests: 5 } as const
