/** One completion of a case as it was stored: its questions and answers in words, its digest, and what it changed. */
import { insetText, summaryList, tag, warningText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { backToCase, casePage } from './case-frame.ts'
import { type CaseView, casePath } from './case-view.ts'
import type { Completion } from './completions.ts'
import { differencesPart } from './differences-part.ts'
import { type AnsweredFact, type AnsweredPrompt, type Snapshot, snapshotDigest } from './snapshot.ts'
import { differencesBetween } from './snapshot-differences.ts'

export interface CompletionView {
  view: CaseView
  completion: Completion
  snapshot: Snapshot
  /** The completion before this one. */
  earlier: { version: number; snapshot: Snapshot } | null
}

/** Snapshots of earlier releases do not say who answered. */
const given = (one: { by?: string | null; at?: string | null }): Html | '' =>
  one.by && one.at ? html`<p class="govuk-hint">${one.by}, ${readableMoment(new Date(one.at))}</p>` : ''

const answerCell = (one: Omit<AnsweredPrompt, 'ref' | 'text'>): { html: Html } => ({
  html: html`<p class="govuk-body">${one.answer ?? 'Not answered'}</p>
${one.note ? html`<p class="govuk-body pl-written">${one.note}</p>` : ''}${given(one)}`,
})

function about({ completion, snapshot }: CompletionView): Html {
  const { framework } = snapshot
  const { version, by, at, digest, reopened } = completion
  const anew = snapshotDigest(snapshot)
  return html`${summaryList({
    rows: [
      { key: { text: 'Completed by' }, value: { text: `${by}, ${readableMoment(at)}` } },
      {
        key: { text: 'Framework' },
        value: { text: `${framework.title} (${framework.id}, version ${framework.version})` },
      },
      {
        key: { text: 'Digest' },
        value: {
          html: html`<code class="pl-digest">${digest}</code><br>${anew === digest ? html`${tag({ text: 'Matches', classes: 'govuk-tag--green' })} Computed again just now from what is below.` : ''}`,
        },
      },
      ...(reopened
        ? [
            {
              key: { text: 'Reopened' },
              value: {
                html: html`${reopened.by}, ${readableMoment(reopened.at)}: <span class="pl-written">${reopened.reason}</span>`,
              },
            },
          ]
        : []),
    ],
  })}
${anew === digest ? '' : warningText({ text: `Completion ${version} is not what was stored: its digest is now ${anew}. Tell whoever runs this installation.` })}`
}

function facts(known: AnsweredFact[]): Html {
  return html`<h2 class="govuk-heading-m">Facts of the case</h2>
${summaryList({
  rows: known.map(({ label, answer, from, note, difference, notAsked, ...who }) => ({
    key: { text: label },
    value: {
      html: html`<p class="govuk-body">${answer}</p>${difference ? html`<p class="govuk-body">${difference}</p>` : ''}${note ? html`<p class="govuk-body pl-written">${note}</p>` : ''}${notAsked ? html`<p class="govuk-body">${notAsked}</p>` : ''}
${from === 'caseload' ? html`<p class="govuk-hint">From the caseload</p>` : given(who)}`,
    },
  })),
})}`
}

type Question = Snapshot['standards'][number]['questions'][number]

function question({ ref, text, counts, why, prompts, notCounted, answer, reasons, ...who }: Question): Html {
  const row = (key: Html, one: Omit<AnsweredPrompt, 'ref' | 'text'>) => ({
    key: { html: key },
    value: answerCell(one),
  })
  const named = (one: AnsweredPrompt) => row(html`<span class="pl-ref">${one.ref}</span>${one.text}`, one)
  const heading = html`<h3 class="govuk-heading-s"><span class="pl-ref">${ref}</span>${text}</h3>`
  if (counts)
    return html`${heading}${summaryList({
      rows: [row(html`Answer and reasons`, { answer, note: reasons, ...who }), ...prompts.map(named)],
    })}`
  return html`${heading}${insetText({ text: why })}${
    notCounted?.length
      ? html`<p class="govuk-body">Answered before that was known, kept and not counted:</p>
${summaryList({ rows: notCounted.map(named) })}`
      : ''
  }`
}

export function completionPage(shown: CompletionView): Page {
  const { view, completion, snapshot, earlier } = shown
  const path = `${casePath(view.assessment)}/completions`
  const { version } = completion
  const body = html`${about(shown)}
${
  earlier
    ? html`<h2 class="govuk-heading-m">What changed</h2>
<p class="govuk-body"><a class="govuk-link" href="${path}/${earlier.version}">Read completion ${earlier.version}</a></p>
${differencesPart(differencesBetween(earlier.snapshot, snapshot), `completion ${earlier.version}`, `completion ${version}`)}`
    : ''
}
${facts(snapshot.facts)}
${snapshot.standards.map(
  ({ ref, name, questions }) =>
    html`<h2 class="govuk-heading-m"><span class="pl-ref">${ref}</span>${name}</h2>${questions.map(question)}`,
)}`
  return casePage(view, `Completion ${version}`, body, { back: backToCase(view) })
}
