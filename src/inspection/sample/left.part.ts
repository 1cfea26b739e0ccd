/** What became of the drawn cases since the draw: who left and why, who stepped in, and what that does to the sample. */
import type { Framework } from '#engine/framework/shape.ts'
import { substitutionOf } from '#engine/sampling/rules.ts'
import { warningText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { countLeft, type LeftCase } from '../cases-left.ts'
import { exactMoment } from './steps.ts'

export const whyInWords: Record<LeftCase['why'], string> = {
  ineligible: 'Struck out: it should not have been on the list',
  'not-inspectable': 'Could not be read: it stays part of the service’s work',
}

export function reasonLabel(framework: Framework, { why, reason }: Pick<LeftCase, 'why' | 'reason'>): string {
  const rules = substitutionOf(framework)
  const reasons = why === 'ineligible' ? rules.ineligible : rules.notInspectable
  return reasons.find((one) => one.id === reason)?.label ?? reason
}

/** @param drawn cases that were drawn */
export function leftPart(framework: Framework, left: readonly LeftCase[], drawn: number): Html | '' {
  if (left.length === 0) return ''
  const { ineligible, notInspectable, replaced } = countLeft(left)
  const { warnAbovePercent } = substitutionOf(framework)
  const still = drawn - ineligible
  const tooMany = notInspectable > 0 && 100 * notInspectable > warnAbovePercent * still
  const last = left.at(-1)!
  return html`<h3 class="govuk-heading-s">Since the draw</h3>
${
  tooMany
    ? warningText({
        text: `${notInspectable} of ${still} drawn cases could not be read: more than ${warnAbovePercent}%. What they would have shown is unknown, and reserves do not make up for it. The results say how much may hang on it.`,
      })
    : ''
}
<p class="govuk-body">Of ${drawn} drawn cases ${ineligible} ${ineligible === 1 ? 'was' : 'were'} struck out because ${ineligible === 1 ? 'it' : 'they'} should not have been listed, and ${notInspectable} could not be read. ${replaced} ${replaced === 1 ? 'reserve' : 'reserves'} stepped in. Furthest from its share now: ${last.balance.largest.toFixed(2)} cases, ${last.balance.label}.</p>
${wideTable('Cases that left the sample', {
  firstCellIsHeader: true,
  head: ['Case', 'Why', 'Reason', 'Stepped in', 'Recorded'].map((text) => ({ text })),
  rows: left.map((one) => [
    { text: one.caseRef },
    { text: whyInWords[one.why] },
    {
      html: html`${reasonLabel(framework, one)}<br><span class="pl-written">${one.words}</span>`,
      classes: 'pl-says',
    },
    { text: one.replacedBy ?? (one.begun ? 'Nobody: it was begun' : 'Nobody') },
    { text: `${exactMoment(one.at)}, by ${one.by}` },
  ]),
})}`
}
