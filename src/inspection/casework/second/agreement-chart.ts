/** Each key question's agreement as a dot with its 80% range. The tables are its alternative; colour carries nothing. */
import type { AgreementReport } from '#engine/certainty/agreement-report.ts'
import { keyQuestionById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Html, html } from '#platform/web/html.ts'
import { countOf, percentText, range } from './agreement-words.ts'

const width = 360
const plot = { left: 44, right: 250 }
const lineHeight = 18

const across = (share: number): number => Math.round((plot.left + (plot.right - plot.left) * share) * 10) / 10

export function agreementChart(framework: Framework, { questions }: AgreementReport): Html {
  const rows = questions.map((one, at) => ({
    ref: keyQuestionById(framework, one.question)?.keyQuestion.ref ?? one.question,
    y: 42 + at * lineHeight,
    one,
  }))
  const height = 42 + rows.length * lineHeight
  const said = rows.map(({ ref, one }) => `${ref} ${percentText(one)}, ${range(one.interval80)}`)
  return html`<figure class="pl-figure">
<svg class="pl-chart pl-dots" role="img" aria-labelledby="agreement-title agreement-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="agreement-title">Agreement by key question</title>
<desc id="agreement-desc">${said.join('; ')}.</desc>
<rect class="pl-dots__plot" x="${plot.left}" y="24" width="${plot.right - plot.left}" height="${height - 30}"/>
${[0, 0.5, 1].map((share) => html`<text class="pl-dots__scale" x="${across(share)}" y="16" text-anchor="middle">${share * 100}</text>`)}
<line class="pl-dots__boundary" x1="${across(0.5)}" x2="${across(0.5)}" y1="20" y2="${height - 6}"/>
${rows.map(
  ({ ref, y, one }) => html`<text class="pl-dots__label" x="0" y="${y}">${ref}</text>
<line class="pl-dots__guide" x1="${plot.left}" x2="${plot.right}" y1="${y - 4}" y2="${y - 4}"/>
<line class="pl-dots__range" x1="${across(one.interval80[0])}" x2="${across(one.interval80[1])}" y1="${y - 4}" y2="${y - 4}"/>
<circle class="pl-dots__dot" cx="${across(one.alike / one.answers)}" cy="${y - 4}" r="4.5"/>
<text class="pl-dots__figure" x="${plot.right + 10}" y="${y}">${percentText(one)} (${countOf(one)})</text>`,
)}
</svg>
<figcaption class="govuk-hint">Per cent of the cases in which both gave the same answer. The bar is the exact range at 80 per cent: wide where few cases were assessed twice.</figcaption>
</figure>`
}
