/**
 * The normal quantile for a two-sided confidence, pinned as text with more digits than any rounding could reach, so
 * that a sample's size never depends on how a machine works one out.
 */
const pinned = {
  70: '1.0364333894937898',
  75: '1.1503493803760079',
  80: '1.2815515655446004',
  85: '1.4395314709384563',
  90: '1.6448536269514722',
  95: '1.9599639845400545',
  98: '2.3263478740408408',
  99: '2.5758293035489004',
} as const

export type Confidence = keyof typeof pinned

/** The confidences that can be asked for, in per cent. */
export const confidences = [70, 75, 80, 85, 90, 95, 98, 99] as const satisfies Confidence[]

export const quantileOf = (confidencePercent: Confidence): string => pinned[confidencePercent]
