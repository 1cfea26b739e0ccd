/**
 * The tables of an inspection by groups of children, as they could be printed: for each key question how many cases of
 * each group were answered yes and how many not. All of a kind together, since one may give away what another hides.
 */
import type { ContextTable, KindContext } from '../caseload/context.ts'
import {
  answersOf,
  type Compared,
  type GroupedCase,
  type GroupSource,
  groupSource,
  wholeCases,
} from '../certainty/group-shares.ts'
import { groupRules } from '../certainty/rules.ts'
import type { Framework } from '../framework/shape.ts'
import { differingByFew } from './differing.ts'
import { disclosed } from './one-way.ts'
import {
  groupsInWords,
  type Publishable,
  publishable,
  type TableToPublish,
  type WhyWithheld,
} from './publishable.ts'
import { type DisclosureRule, disclosureRule } from './rule.ts'

export interface QuestionTable {
  ref: string
  /** Before anything is hidden. */
  rows: { label: string; yes: number; of: number }[]
  publishable: Publishable
}

export interface GroupTables {
  /** Id of the column or fact, and what it is called. */
  by: string
  label: string
  kind: string
  kindLabel: string
  questions: QuestionTable[]
}

export const answerColumns = ['Yes', 'Not yes'] as const

type Group = { label: string; has: (code: string | undefined) => boolean }

/** The groups that are compared, and whoever is in none of them: the totals of all are printed, so nobody may be left out. */
function everybody({ pair }: Compared, { codes }: GroupSource): Group[] {
  const named = pair ?? codes.map(({ code, label }) => ({ label, codes: [code] }))
  const known = new Set(named.flatMap((one) => one.codes))
  return [
    ...named.map(({ label, codes: own }) => ({
      label,
      has: (code: string | undefined) => code !== undefined && own.includes(code),
    })),
    {
      label: pair ? 'Neither, or not recorded' : 'Not recorded',
      has: (code) => code === undefined || !known.has(code),
    },
  ]
}

/** What the contextual facts of the same report hide of the same column would be easier to work out. */
const hidesSome = (table: ContextTable | undefined, cases: number, rule: DisclosureRule): boolean =>
  table !== undefined &&
  (disclosed<{ label: string; count: number; percent: number }>(
    table.compared.length > 0 ? table.compared : table.rows,
    cases,
    rule,
  )?.some(({ count }) => count === null) ??
    false)

const instead = (one: Publishable, why: WhyWithheld, words: string): Publishable => ({
  columns: one.columns,
  rows: null,
  withheld: why,
  hidden: [],
  trace: [...one.trace, words, 'The table is withheld.'],
})

/** @param context what the report prints of the caseload, where it does */
export function groupTables(
  framework: Framework,
  cases: readonly GroupedCase[],
  context: readonly KindContext[] = [],
): GroupTables[] {
  const rule = disclosureRule(framework)
  const whole = wholeCases(framework, cases)
  return groupRules(framework).compare.flatMap((compared) =>
    framework.caseKinds.flatMap(({ id: kind, label: kindLabel }): GroupTables[] => {
      const source = groupSource(framework, compared, kind)
      const own = whole.filter(({ counted }) => counted.kind === kind)
      if (!source || own.length === 0) return []
      const facts = context.find((one) => one.kind === kind)
      const table = facts?.tables.find(({ column }) => column === compared.column)
      const groups = everybody(compared, source).map(({ label, has }) => ({
        label,
        answers: answersOf(
          framework,
          kind,
          own.filter((one) => has(source.valueOf(one))),
        ),
      }))
      const questions = groups[0]!.answers.map(({ ref }, at) => {
        const rows = groups.map(({ label, answers }) => ({
          label,
          yes: answers[at]!.yes,
          of: answers[at]!.of,
        }))
        return { ref, rows, table: tableOf(rows, source.ordered) }
      })
      return [
        {
          by: compared.column ?? compared.fact!,
          label: compared.label ?? source.label,
          kind,
          kindLabel,
          questions: printable(questions, own.length, hidesSome(table, facts?.cases ?? 0, rule), rule),
        },
      ]
    }),
  )
}

const tableOf = (rows: QuestionTable['rows'], ordered: boolean): TableToPublish => ({
  rows: rows.map(({ label, yes, of }) => ({ label, counts: [yes, of - yes] })),
  columns: answerColumns,
  ordered,
})

/** One after another, those that every case counts for first: none may differ by few from one that can be printed. */
function printable(
  questions: readonly { ref: string; rows: QuestionTable['rows']; table: TableToPublish }[],
  cases: number,
  factsHideSome: boolean,
  rule: DisclosureRule,
): QuestionTable[] {
  const countsAll = ({ rows }: { rows: QuestionTable['rows'] }) =>
    rows.reduce((sum, { of }) => sum + of, 0) === cases
  const inTurn = [...questions.filter(countsAll), ...questions.filter((one) => !countsAll(one))]
  const done = new Map<string, QuestionTable>()
  for (const { ref, rows, table } of inTurn) {
    let one = publishable(table, rule)
    if (one.rows && factsHideSome)
      one = instead(
        one,
        'gives-facts-away',
        'The contextual facts of the same report hide counts of these groups. This table would help to work them out.',
      )
    for (const earlier of done.values()) {
      if (!one.rows || !earlier.publishable.rows) continue
      const few = differingByFew(one.rows, earlier.publishable.rows, rule)
      if (few)
        one = instead(
          one,
          'differs-by-few',
          `${groupsInWords(few.groups)}: ${few.by} fewer or more than in the table of ${earlier.ref}. Side by side, the two would tell of ${few.by === 1 ? 'one child' : 'so few children'}.`,
        )
    }
    done.set(ref, { ref, rows, publishable: one })
  }
  return questions.map(({ ref }) => done.get(ref)!)
}
