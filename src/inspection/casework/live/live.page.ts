/** Fieldwork while it happens, for the lead and the quality lead. Reloading shows the newest; with scripts it follows. */
import { insetText } from '#platform/web/components/index.ts'
import { readableTime } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import type { LiveProgress } from './progress.ts'
import { byCase, byKeyQuestion, byPerson } from './tables.ts'

function summary({ cases }: LiveProgress): string {
  const complete = cases.filter(({ case: one }) => one.completedAt).length
  const seen = cases.filter((one) => !one.hidden)
  const answered = seen.reduce((sum, one) => sum + one.answered, 0)
  const of = seen.reduce((sum, one) => sum + one.of, 0)
  const number = (count: number) => count.toLocaleString('en-GB')
  return `${complete} of ${cases.length} cases complete; ${number(answered)} of ${number(of)} questions answered.`
}

/** Not said aloud: it changes all the time. The summary beside it is, once a minute at most. */
const whenRead = (progress: LiveProgress): Html =>
  html`<span data-live-cell="at">As at ${readableTime(progress.at)}</span>`

export function livePage(around: Around, progress: LiveProgress): Page {
  const path = `/inspections/${around.inspection.slug}/casework`
  const open = around.inspection.stage === 'fieldwork'
  const hidden = progress.cases.some((one) => one.hidden)
  return inspectionPage(
    around,
    'casework',
    'Live view of casework',
    html`<div${open ? html` data-live="${path}/live/events" data-seen="${progress.fingerprint}"` : ''}>
<p class="govuk-body"><strong>${whenRead(progress)}.</strong> <a class="govuk-link" href="${path}/live">Reload</a>
<span data-live-controls hidden><button type="button" class="govuk-button govuk-button--secondary pl-live__pause" data-live-pause>Pause updates</button> <span data-live-state></span></span></p>
<p class="govuk-body-l" data-live-cell="summary">${summary(progress)}</p>
<p class="govuk-visually-hidden" data-live-said aria-live="polite"></p>
${open ? '' : insetText({ text: 'Fieldwork is not open, so nothing changes here now.' })}
<h2 class="govuk-heading-m">By inspector</h2>
<div data-live-part="people">${byPerson(progress)}</div>
<h2 class="govuk-heading-m" id="emerging">Emerging counts</h2>
${insetText({
  text: `Emerging figures, not results: they are counted from what is answered so far in all cases, complete or not, and they will move.${hidden ? ' Cases you assess a second time are left out of them.' : ''}`,
})}
<div data-live-part="figures">${byKeyQuestion(progress)}</div>
<h2 class="govuk-heading-m">By case</h2>
<div data-live-part="cases">${byCase(progress, path)}</div>
</div>`,
    { wide: true, back: { href: path, text: 'Casework' } },
  )
}
