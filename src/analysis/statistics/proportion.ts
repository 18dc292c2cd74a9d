/** 95th percentile of the normal distribution: two-sided 90 % intervals. */
export const Z_90 = 1.6448536269514722

/**
 * Wilson's score interval for `successes` of `trials`, both real numbers: near its level for small samples and never
 * outside 0..1 (E. B. Wilson, JASA 22, 1927; recommended by Brown, Cai and DasGupta, Statistical Science 16, 2001).
 */
export function wilsonInterval(successes: number, trials: number, z: number = Z_90): [number, number] {
  if (trials <= 0) return [0, 1]
  const share = successes / trials
  const spread = z ** 2 / trials
  const centre = (share + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials))
  return [share === 0 ? 0 : Math.max(0, centre - half), share === 1 ? 1 : Math.min(1, centre + half)]
}
