/** The samples of an inspection side by side: planned, drawn and achieved are different things and stay apart. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText, type TableCell, table, tag, taskList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { countLeft, type LeftCase, type LeftCounts } from '../cases-left.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { stageOrder } from '../stages.ts'
import { changedPart } from './changed.part.ts'
import { wholeInWords } from './limits.part.ts'
import type { PlannedChange, PlannedSize } from './plan.ts'
import type { RecordedSample } from './queries.ts'

export interface KindOfSample {
  kind: CaseKind
  /** As stored with the prepared list, or as it would be from the caseload accepted now. */
  size: PlannedSize
  sample: RecordedSample | null
  /** As it would be prepared now: it differs from `size` once something was set after the list was prepared. */
  sizeNow: PlannedSize
  /** What the inspection does otherwise than its framework: as prepared, and as decided now. */
  changed: PlannedChange[]
  changedNow: PlannedChange[]
  /** Drawn cases that left since. */
  left: LeftCase[]
}

/** The size of what is read now: cases in the sample, of how many that belong on the list. */
export function sizeAsItStands({ size, sample, left }: KindOfSample): PlannedSize {
  if (!sample?.draw) return size
  const { ineligible, notInspectable, replaced } = countLeft(left)
  return {
    ...size,
    n: sample.drawn - ineligible - notInspectable + replaced,
    eligible: size.eligible - ineligible,
  }
}

export function samplePage(around: Around, framework: Framework, kinds: KindOfSample[]): Page {
  const { inspection, roles } = around
  const reached = stageOrder(inspection.stage) >= stageOrder('sample')
  const leads = inspection.stage === 'sample' && may(roles, 'draw sample', 'inspection')
  return inspectionPage(
    around,
    'sample',
    'Sample',
    html`${reached ? '' : insetText({ text: 'The figures below follow the caseloads accepted so far. Lists can be prepared once the sample stage is open.' })}
<div class="pl-scroll" tabindex="0" role="region" aria-label="Planned, drawn and assessed">${figures(framework, kinds)}</div>
<h2 class="govuk-heading-m">Kinds of case</h2>
${taskList({
  idPrefix: 'kind',
  items: kinds.map((one) => ({
    title: { text: one.kind.label },
    href: `/inspections/${inspection.slug}/sample/${one.kind.id}`,
    status: statusOf(one),
  })),
})}
${kinds.some((one) => one.changed.length > 0) ? html`<h2 class="govuk-heading-m">Otherwise than the framework</h2>${uniqueChanges(kinds).map((one) => changedPart([one]))}` : ''}
${whatTheySay(framework, kinds)}
${leads ? nextStage(inspection.slug, kinds) : ''}`,
  )
}

/** A kind whose size follows another's has the other's changes too: each is said once here. */
const uniqueChanges = (kinds: KindOfSample[]): PlannedChange[] =>
  kinds.flatMap(({ kind, changed }) => changed.filter((one) => one.caseKind === kind.id))

function whatTheySay(framework: Framework, kinds: KindOfSample[]): Html | '' {
  const known = kinds.filter(({ size }) => size.eligible > 0)
  if (known.length === 0) return ''
  return html`<h2 class="govuk-heading-m">What these samples can say</h2>
<dl class="govuk-summary-list">${known.map(
    (one) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${one.kind.label}</dt><dd class="govuk-summary-list__value">${wholeInWords({ framework, size: sizeAsItStands(one) })}</dd></div>`,
  )}</dl>`
}

export const isDone = ({ size, sample }: KindOfSample): boolean =>
  size.eligible === 0 || Boolean(sample?.draw)

function statusOf({ size, sample }: KindOfSample) {
  if (sample?.draw) return { text: 'Drawn' }
  if (sample) return { html: tag({ text: 'Waiting for the seed', classes: 'govuk-tag--yellow' }) }
  if (size.eligible === 0) return { text: 'No cases' }
  return { html: tag({ text: 'To be prepared', classes: 'govuk-tag--blue' }) }
}

/** Kinds whose samples are sized together: one takes a share of the other. */
function sizedTogether(framework: Framework): Set<string> {
  return new Set(
    framework.caseKinds.flatMap((kind) => (kind.sample.method === 'share' ? [kind.id, kind.sample.of] : [])),
  )
}

const leftOf = ({ sample, left }: KindOfSample, which: keyof LeftCounts): number | null =>
  sample?.draw ? countLeft(left)[which] : null

/** Columns in which two samples that are sized together show their shares. */
const withShares = new Set(['Eligible', 'Planned', 'Drawn', 'Assessed'])

function figures(framework: Framework, kinds: KindOfSample[]): Html {
  const together = sizedTogether(framework)
  const columns: { head: string; count: (one: KindOfSample) => number | null }[] = [
    { head: 'Eligible', count: ({ size }) => size.eligible },
    { head: 'Planned', count: ({ size }) => size.n },
    { head: 'Drawn', count: ({ sample }) => (sample?.draw ? sample.drawn : null) },
    ...(kinds.some((one) => one.left.length > 0)
      ? [
          { head: 'Struck out', count: (one: KindOfSample) => leftOf(one, 'ineligible') },
          { head: 'Could not be read', count: (one: KindOfSample) => leftOf(one, 'notInspectable') },
          { head: 'Stepped in', count: (one: KindOfSample) => leftOf(one, 'replaced') },
        ]
      : []),
    { head: 'Assessed', count: ({ sample }) => (sample?.draw ? sample.achieved : null) },
  ]
  const totals = columns.map(({ count }) =>
    kinds.filter(({ kind }) => together.has(kind.id)).reduce((sum, one) => sum + (count(one) ?? 0), 0),
  )
  return table({
    caption: 'Planned, drawn and assessed',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: 'Kind of case' }, ...columns.map(({ head }) => ({ text: head, format: 'numeric' }))],
    rows: kinds.map((one): TableCell[] => [
      { text: one.kind.label },
      ...columns.map(({ count }, at): TableCell => {
        const cases = count(one)
        if (cases === null) return { text: 'Not yet', format: 'numeric' }
        const share =
          withShares.has(columns[at]!.head) && together.has(one.kind.id) && totals[at]! > 0
            ? ` (${percentOf(cases, totals[at]!)}%)`
            : ''
        return { text: `${cases}${share}`, format: 'numeric' }
      }),
    ]),
  })
}

function nextStage(slug: string, kinds: KindOfSample[]): Html {
  const waiting = kinds.filter((one) => !isDone(one)).map((one) => one.kind.label.toLowerCase())
  if (waiting.length > 0) {
    return insetText({ text: `Fieldwork can be opened when these samples are drawn: ${waiting.join(', ')}.` })
  }
  return html`<p class="govuk-body">Every sample is drawn, and each drawn case is ready to be given to an inspector.</p>
${form(`/inspections/${slug}/sample/done`, button({ text: 'Open fieldwork', preventDoubleClick: true }))}`
}
