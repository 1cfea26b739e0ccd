/** One kind of case: the file that counts now, who is in it, what was left out, and what changed. */
import type { CaseKind } from '#engine/framework/shape.ts'
import { details, insetText, summaryList, table } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Change, SetAsideRow, Upload } from './queries.ts'

/** Long lists stop here on a page, with the count of the rest. */
export const mostListed = 500

export interface AcceptedKind {
  kind: CaseKind
  /** Newest first; empty when nothing has been accepted yet. */
  uploads: Upload[]
  setAside: SetAsideRow[]
  /** Against the version before; null when there is none. */
  changes: Change[] | null
}

export function acceptedKind({ kind, uploads, ...rest }: AcceptedKind): Html {
  const [upload] = uploads
  const heading = html`<h2 class="govuk-heading-m" id="${kind.id}">${kind.label}</h2>`
  if (!upload) return html`${heading}${insetText({ text: 'No file has been accepted yet.' })}`
  return html`${heading}
${summaryList({
  rows: [
    {
      key: { text: upload.files.length > 1 ? 'Files' : 'File' },
      value: {
        html: html`${upload.fileName} (version ${upload.version})${upload.files.map((one) => html`<br>File ${one.number}: ${one.name}, ${rowsWords(one.rowCount)}`)}`,
      },
    },
    {
      key: { text: 'Accepted' },
      value: { text: `${readableMoment(upload.uploadedAt)}, from ${upload.uploadedBy}` },
    },
    {
      key: { text: 'Eligible cases' },
      value: { html: html`<strong>${upload.cases}</strong> of ${rowsWords(upload.rowCount)}` },
    },
    { key: { text: 'Not eligible' }, value: { text: rowsWords(upload.notEligible) } },
    { key: { text: 'Set aside because of faults' }, value: { text: rowsWords(upload.faults) } },
  ],
})}
${rest.setAside.length > 0 ? details({ summaryText: 'Rows that are not in the caseload', html: setAsideTable(kind, rest.setAside, upload) }) : ''}
${rest.changes ? details({ summaryText: `What changed from version ${upload.version - 1}`, html: changeLists(rest.changes) }) : ''}
${uploads.length > 1 ? details({ summaryText: 'Earlier versions', html: earlier(uploads.slice(1)) }) : ''}`
}

const rowsWords = (count: number) => (count === 1 ? '1 row' : `${count} rows`)

function setAsideTable(kind: CaseKind, rows: SetAsideRow[], upload: Upload): Html {
  const rest = upload.notEligible + upload.faults - rows.length
  const several = upload.files.length > 1
  return html`<div class="pl-scroll" tabindex="0" role="region" aria-label="Rows that are not in the caseload: ${kind.label.toLowerCase()}">${table(
    {
      firstCellIsHeader: true,
      head: [
        { text: 'Row' },
        ...(several ? [{ text: 'File' }] : []),
        { text: 'Left out because' },
        { text: 'What was said of it' },
      ],
      rows: rows.map((one) => [
        { text: one.row },
        ...(several ? [{ text: one.file }] : []),
        { text: one.why === 'fault' ? 'It has a fault' : 'It is not eligible' },
        { text: one.reasons.join(' ') },
      ]),
    },
  )}</div>${rest > 0 ? html`<p class="govuk-body">And ${rest} more.</p>` : ''}`
}

const changeWords: Record<Change['change'], string> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
}

function changeLists(changes: Change[]): Html {
  if (changes.length === 0) return html`<p class="govuk-body">The eligible cases are the same.</p>`
  return html`${(['added', 'removed', 'changed'] as const).map((change) => {
    const refs = changes.filter((one) => one.change === change).map((one) => one.caseRef)
    if (refs.length === 0) return ''
    const rest = refs.length - mostListed
    return html`<h3 class="govuk-heading-s">${changeWords[change]} (${refs.length})</h3>
<p class="govuk-body">${refs.slice(0, mostListed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}</p>`
  })}`
}

const earlier = (uploads: Upload[]) =>
  html`<ul class="govuk-list govuk-list--bullet">${uploads.map(
    (one) =>
      html`<li>Version ${one.version}: ${one.fileName}, ${one.cases} eligible of ${rowsWords(one.rowCount)}, ${readableMoment(one.uploadedAt)}, ${one.uploadedBy}</li>`,
  )}</ul>`
