/** The practice examples of an inspection, by standard and key question. */
import { keyQuestionsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { insetText, tag } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import type { PracticeExample } from '../../practice-examples.ts'

export type Quality = PracticeExample['quality']

export const qualityTag = (quality: Quality): Html =>
  quality === 'good'
    ? tag({ text: 'Good practice', classes: 'govuk-tag--green' })
    : tag({ text: 'Poor practice', classes: 'govuk-tag--orange' })

export interface ExamplesView {
  around: Around
  framework: Framework
  personId: string
  examples: PracticeExample[]
  /** Only those, where one is chosen. */
  quality: Quality | undefined
  /** Whether everybody's are shown, or the reader's own. */
  everybodys: boolean
}

function one(view: ExamplesView, example: PracticeExample): Html {
  const { slug } = view.around.inspection
  const own = example.byId === view.personId && view.around.inspection.stage === 'fieldwork'
  return insetText({
    html: html`<p class="govuk-body">${qualityTag(example.quality)}${example.withdrawn ? html` ${tag({ text: 'Withdrawn', classes: 'govuk-tag--grey' })}` : ''}${example.usedIn.length > 0 ? html` ${tag({ text: 'In the report', classes: 'govuk-tag--blue' })}` : ''}</p>
<p class="govuk-body pl-written">${example.body}</p>
${example.notPersonal ? html`<p class="govuk-body-s">Words that look like a person's: <span class="pl-written">${example.notPersonal}</span></p>` : ''}
<p class="govuk-hint">${example.by}, ${readableMoment(example.at)}${example.version > 1 ? `, version ${example.version}` : ''}</p>
${own ? html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${slug}/casework/${example.assessment}/examples/${example.id}">Change or withdraw<span class="govuk-visually-hidden"> this example</span></a></p>` : ''}`,
  })
}

export function examplesPage(view: ExamplesView): Page {
  const at = `/inspections/${view.around.inspection.slug}/examples`
  const shown = view.examples.filter((example) => !view.quality || example.quality === view.quality)
  const byQuestion = Map.groupBy(shown, (example) => example.question)
  const choice = (text: string, quality?: Quality): Html =>
    html`<li><a class="govuk-link" href="${at}${quality ? `?quality=${quality}` : ''}"${view.quality === quality ? html` aria-current="true"` : ''}>${text} (${view.examples.filter((example) => !quality || example.quality === quality).length})</a></li>`
  const found = keyQuestionsInOrder(view.framework).filter(({ keyQuestion }) =>
    byQuestion.has(keyQuestion.id),
  )
  const standards = Map.groupBy(found, ({ standard }) => standard)
  return inspectionPage(
    view.around,
    'casework',
    'Practice examples',
    html`<p class="govuk-body">${view.everybodys ? 'Everything the team has noted.' : 'What you have noted. The lead inspector and the quality lead see everybody’s.'} Examples are added beside each key question of a case, and can be put into the report.</p>
<ul class="govuk-list">${choice('All')}${choice('Good practice', 'good')}${choice('Poor practice', 'poor')}</ul>
${shown.length === 0 ? html`<p class="govuk-body">There is none yet.</p>` : ''}
${[...standards].map(
  ([
    standard,
    questions,
  ]) => html`<h2 class="govuk-heading-m"><span class="pl-ref">${standard.ref}</span>${standard.name}</h2>
${questions.map(({ keyQuestion }) => html`<h3 class="govuk-heading-s"><span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}</h3>${byQuestion.get(keyQuestion.id)!.map((example) => one(view, example))}`)}`,
)}`,
    {
      back: { href: `/inspections/${view.around.inspection.slug}/casework`, text: 'Casework' },
      ...(view.quality ? { about: view.quality === 'good' ? 'Good' : 'Poor' } : {}),
    },
  )
}
