/**
 * What a ratings panel decided, as a report prints it: a note at the ratings, one at each standard it changed, and its
 * whole record in the methodology. Minutes, names and what was said among the panel are not part of it.
 */
import { longDate } from '../caseload/dates.ts'
import { ratingById, standardsInOrder } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Rated, RatedStandard } from '../rating/rated.ts'
import type { Trigger } from '../rating/triggers.ts'
import type { Block, Cell } from './document.ts'
import type { PanelRecord, ReportMaterial } from './material.ts'

/** The standards whose rating the panel changed, each with the letter of its note. */
export function changedByPanel(rated: Rated): { mark: string; standard: RatedStandard }[] {
  return rated.standards
    .filter(({ discretion }) => discretion !== null && discretion.from !== discretion.to)
    .map((standard, at) => ({ mark: String.fromCharCode(97 + at), standard }))
}

/** The notes under the ratings table. */
export const panelNotes = (rated: Rated): Block[] =>
  changedByPanel(rated).map(({ mark, standard }) => ({
    kind: 'note',
    label: `Note ${mark}`,
    text: `${standard.ref} ${standard.name}: ${changedSentence(standard)}`,
  }))

const changedSentence = ({ discretion }: RatedStandard): string =>
  `The ratings panel changed this rating from ${discretion!.from} to ${discretion!.to}. ${discretion!.reason}`

/** What stands at a standard: where its rating was changed, why; and who of the panel saw it otherwise. */
export function panelAtStandard(
  panel: PanelRecord | undefined,
  id: string,
  outcome: RatedStandard | undefined,
): Block[] {
  const changed =
    outcome?.discretion && outcome.discretion.from !== outcome.discretion.to
      ? [{ kind: 'note' as const, label: 'Ratings panel', text: changedSentence(outcome) }]
      : []
  const dissents = (panel?.dissents ?? [])
    .filter(({ standard }) => standard === id)
    .map(({ by, words }) => ({
      kind: 'note' as const,
      label: 'Dissent',
      text: `${by === 'chair' ? 'The chair of the panel' : 'A member of the panel'} would have decided otherwise: ${words}`,
    }))
  return [...changed, ...dissents]
}

const causes: Record<Trigger, string> = {
  'within-five-points': 'near a boundary',
  'one-judgement': 'one judgement',
  'one-case': 'one case',
  'small-base': 'few cases',
  'rounding-decides': 'rounding',
}

/** The part of the methodology that says how the ratings were confirmed, and every decision with its reason. */
export function panelAnnex({ framework, figures, panel }: ReportMaterial): Block[] {
  if (!panel) return []
  return [
    { kind: 'heading', level: 3, id: 'annex-panel', text: 'What the ratings panel decided' },
    { kind: 'paragraph', text: howItMet(panel) },
    {
      kind: 'table',
      id: 'table-panel',
      caption: 'Decisions of the ratings panel',
      head: [
        { text: 'Standard' },
        { text: 'Proposed' },
        { text: 'Decided' },
        { text: 'Cause to look again' },
        { text: 'Reason' },
      ],
      rows: standardsInOrder(framework).flatMap((standard): Cell[][] => {
        const decision = panel.decisions.find((one) => one.standard === standard.id)
        if (!decision) return []
        const triggers = figures.rated.standards.find(({ ref }) => ref === standard.ref)?.triggers ?? []
        return [
          [
            { text: `${standard.ref} ${standard.name}`, header: true },
            { text: label(framework, decision.proposed) },
            {
              text: decision.rating === decision.proposed ? 'Unchanged' : label(framework, decision.rating),
              ...(decision.rating === decision.proposed ? {} : { strong: true as const }),
            },
            {
              text:
                triggers.map((trigger) => causes[trigger]).join(', ') ||
                (standard.judged === 'from-cases' ? 'None' : 'Judged on all the evidence'),
            },
            { text: decision.reason },
          ],
        ]
      }),
    },
  ]
}

const label = (framework: Framework, id: string): string => ratingById(framework, id)?.label ?? id

function howItMet({ heldOn, concluded, deciding, tooClose, leadAttended }: PanelRecord): string {
  const sentences = [
    `The ratings panel met on ${longDate(heldOn)}.`,
    concluded > 1 && `It had decided before; this report follows what it decided that day.`,
    `${deciding} people decided, its chair among them.`,
    tooClose > 0 &&
      `${tooClose} ${tooClose === 1 ? 'member' : 'members'} took no part in deciding because of an interest in the service.`,
    leadAttended && 'The lead inspector attended and did not decide.',
  ]
  return sentences.filter(Boolean).join(' ')
}
