/** What the sample can and cannot say: printed with it, so that nobody reads more into it than is there. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Balance, CategoryBalance } from '#engine/sampling/balance.ts'
import { type GroupLimit, groupLimit } from '#engine/sampling/limits.ts'
import { inListOrder } from '#engine/sampling/list-order.ts'
import { smallestGroup } from '#engine/sampling/rules.ts'
import { wholeSampleInWords } from '#engine/sampling/whole-sample.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { LeftCase } from '../cases-left.ts'
import { nameCategory, strataInWords } from './category-names.ts'
import { formulaOf, type PlannedSize } from './plan.ts'

function inWords(group: GroupLimit, confidence: number): string {
  switch (group.says) {
    case 'everything':
      return 'Every case of the group is read: no sampling error'
    case 'nothing':
      return 'No case drawn: nothing can be said'
    case 'too-few':
      return 'Too few cases to speak of'
    case 'within':
      return `Within ${group.marginPoints.toFixed(0)} points, ${confidence}% of the time`
  }
}

export interface SampleLimits {
  framework: Framework
  size: Pick<PlannedSize, 'kind' | 'n' | 'eligible' | 'formula'>
  /** Of the drawn sample; without it only the whole is spoken of. */
  categories?: readonly CategoryBalance[]
}

/** One sentence about the whole. Also for pages that have no room for the groups. */
export const wholeInWords = ({ framework, size }: SampleLimits): string =>
  wholeSampleInWords(size.n, size.eligible, formulaOf(framework, size))

/** Of the sample as it stands: as drawn, or as it was left when the last case went. */
export const categoriesNow = (drawn: Balance, left: readonly LeftCase[]): readonly CategoryBalance[] =>
  (left.at(-1)?.balance ?? drawn).categories

export function limitsPart(limits: SampleLimits): Html {
  const { framework, size, categories = [] } = limits
  const smallest = smallestGroup(framework)
  const census = size.n >= size.eligible
  const rule = formulaOf(framework, size)
  const groups =
    census || !rule
      ? []
      : inListOrder(framework, size.kind, categories).map((category) => groupLimit(category, smallest, rule))
  return html`<p class="govuk-body">${wholeInWords(limits)}</p>
${
  census
    ? ''
    : html`<ul class="govuk-list govuk-list--bullet">
<li>It mirrors the caseload on ${strataInWords(framework)}. It does not mirror anything else, so the drawn shares of other groups, ethnic groups among them, may differ from the caseload’s by chance.</li>
<li>A question that only some of the cases answer has a wider margin than the sample as a whole.</li>
<li>About a group with fewer than ${smallest} sampled cases it says nothing that another draw would be likely to repeat. Differences between groups need more cases than a sample of this size has.</li>
</ul>`
}
${
  groups.length === 0 || !rule
    ? ''
    : wideTable('What the sample can say about each group', {
        caption: 'What the sample can say about each group',
        captionClasses: 'govuk-table__caption--s',
        firstCellIsHeader: true,
        head: [
          { text: 'Group' },
          { text: 'Sampled', format: 'numeric' },
          { text: 'Caseload', format: 'numeric' },
          { text: 'What it can say' },
        ],
        rows: groups.map((group) => {
          const { variable, category } = nameCategory(framework, size.kind, group)
          return [
            { text: `${variable}: ${category}` },
            { text: group.sample, format: 'numeric' },
            { text: group.caseload, format: 'numeric' },
            { text: inWords(group, rule.confidencePercent), classes: 'pl-says' },
          ]
        }),
      })
}`
}
