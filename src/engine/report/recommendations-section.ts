/** Recommendations grouped by who must act and numbered through. */
import { fillBindings } from './bindings.ts'
import type { Block } from './document.ts'
import type { Recommendation, ReportMaterial } from './material.ts'
import { noRecommendations } from './sections.ts'
import { writtenBlocks } from './written-blocks.ts'

/** Addressees in the order in which they are first addressed. */
export function byAddressee(
  recommendations: readonly Recommendation[],
): { addressee: string; recommendations: Recommendation[] }[] {
  const inOrder = recommendations.toSorted((a, b) => a.number - b.number)
  return [...Map.groupBy(inOrder, ({ addressee }) => addressee)].map(([addressee, group]) => ({
    addressee,
    recommendations: group,
  }))
}

export function recommendationBlocks(material: ReportMaterial): Block[] {
  if (material.recommendations.length === 0) return writtenBlocks(material, noRecommendations, 3)
  let number = 0
  return byAddressee(material.recommendations).flatMap((group, at): Block[] => [
    { kind: 'heading', level: 3, id: `recommendations-${at + 1}`, text: group.addressee },
    ...group.recommendations.map(
      (one): Block => ({
        kind: 'recommendation',
        number: ++number,
        writtenAs: one.number,
        addressee: one.addressee,
        text: fillBindings(material, one.text),
      }),
    ),
  ])
}
