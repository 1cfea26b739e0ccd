/** The margin a sample really has, by the normal approximation with finite population correction. */

/**
 * Half-width in percentage points for `n` of `eligible` cases. A figure to show, never one that decides anything,
 * so floating point is enough here. A census has no sampling margin.
 */
export function equivalentMarginPoints(
  n: number,
  eligible: number,
  rule: { z: string; proportionPercent: number },
): number {
  if (n >= eligible) return 0
  if (n < 1) return 100
  const p = rule.proportionPercent / 100
  const variance = ((p * (1 - p)) / n) * ((eligible - n) / (eligible - 1))
  return 100 * Number(rule.z) * Math.sqrt(variance)
}
