/** The frame of every page of a case: the bar that says which case this is, and the way back. */

import { insetText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { inspectionPage } from '../inspection-page.ts'
import { type CaseView, casePath, characteristics, kindLabel } from './case-view.ts'

export function caseBar({ assessment, framework, assessors }: CaseView): Html {
  const { caseRef, caseKind, caseValues, part } = assessment
  return html`<div class="pl-case" role="group" aria-label="The case">
<span><strong>Case</strong>${caseRef}</span>
<span>${kindLabel(framework, caseKind)}</span>
${part === 'second' ? html`<span><strong>Second assessment</strong></span>` : ''}
${assessors.length > 0 ? html`<span><strong>With</strong>${assessors.join(' and ')}</span>` : ''}
${characteristics(framework, caseKind, caseValues).map(({ label, value }) => html`<span><strong>${label}</strong>${value}</span>\n`)}</div>`
}

export function casePage(
  view: CaseView,
  title: string,
  body: Html,
  options: {
    before?: Html | '' | undefined
    status?: number
    wide?: true
    back: { href: string; text: string }
    /** What tells the page from others of the same case with the same heading. */
    part?: string
  },
): Page {
  const { assessment, roles, closed } = view
  const about = `Case ${assessment.caseRef}`
  return inspectionPage(
    { inspection: assessment.inspection, roles },
    'casework',
    title,
    html`${closed ? insetText({ text: closed }) : ''}${body}`,
    {
      back: options.back,
      ...(title === about ? {} : { about: [options.part, about].filter(Boolean).join(' – ') }),
      ...(options.wide ? { wide: true } : {}),
      ...(options.status ? { status: options.status } : {}),
      before: html`${options.before}${caseBar(view)}`,
    },
  )
}

export const backToCase = (view: CaseView) => ({
  href: casePath(view.assessment),
  text: `Case ${view.assessment.caseRef}`,
})
