/**
 * Invented caseloads for demonstrations and tests: plausible mixes, no real person behind any row.
 * The same seed always gives the same rows.
 */

import type { CaseKind, CaseloadColumn, Code, Framework } from '../framework/shape.ts'
import { createStream, type Stream } from '../sampling/stream.ts'
import { codesOf } from './codes.ts'
import { daysAfter, daysBetween, slashDate } from './dates.ts'
import { eligibleWindow, type Months, type Window } from './window.ts'

export type Invention = {
  /** Id of the kind of case. */
  kind: string
  /** Eligible cases; rows outside the window come on top. */
  size: number
  seed: string
  /** ISO date of the announcement. */
  announced: string
  /** Rows just outside the window. Two for ten cases or more, unless stated. */
  outside?: number
  /** The inspection's own window, where it differs from the framework's. */
  window?: Months
}

/** What most caseloads look like; a code without a figure here gets less the further down its list it stands. */
const commonness: Readonly<Record<string, number>> = {
  male: 82,
  female: 17,
  other: 1,
  'not-known': 1,
  white: 60,
  black: 14,
  mixed: 13,
  asian: 10,
  low: 25,
  medium: 45,
  high: 25,
  'very-high': 5,
}

/** A table with the framework's column ids as headings, dates as 28/02/2026 and codes as their labels. */
export function inventCaseload(
  framework: Framework,
  invention: Invention,
): { headings: string[]; rows: string[][] } {
  const kind = framework.caseKinds.find((one) => one.id === invention.kind)
  if (!kind) throw new RangeError(`Framework ${framework.id} has no kind of case called "${invention.kind}".`)
  const stream = createStream(`invent|${framework.id}|${kind.id}|${invention.seed}`)
  const window = eligibleWindow(invention.announced, invention.window ?? kind.window)
  const outside = invention.outside ?? (invention.size >= 10 ? 2 : 0)
  const total = invention.size + outside
  const columns = framework.caseload.columns

  const strays = new Set(shuffled(total, stream).slice(0, outside))
  const rows = Array.from({ length: total }, (_, index) => {
    const date = dateFor(window, strays.has(index), stream)
    // One hidden seriousness makes disposal and classifications hang together, as they do in life.
    const seriousness = stream.below(100)
    const child: Child = {
      framework,
      kind,
      index,
      total,
      date,
      seriousness,
      announced: invention.announced,
      disposal: '',
    }
    return columns.map((column) => cellFor(column, child, stream))
  })
  return { headings: columns.map((column) => column.id), rows }
}

type Child = {
  framework: Framework
  kind: CaseKind
  index: number
  total: number
  date: string
  seriousness: number
  announced: string
  /** The disposal as chosen, for the columns after it. */
  disposal: string
}

function shuffled(count: number, stream: Stream): number[] {
  const list = Array.from({ length: count }, (_, at) => at)
  for (let last = count - 1; last > 0; last -= 1) {
    const at = stream.below(last + 1)
    const held = list[last]!
    list[last] = list[at]!
    list[at] = held
  }
  return list
}

function dateFor({ first, last }: Window, stray: boolean, stream: Stream): string {
  if (!stray) return daysAfter(first, stream.below(daysBetween(first, last) + 1))
  const away = 1 + stream.below(30)
  return stream.below(2) === 0 ? daysAfter(first, -away) : daysAfter(last, away)
}

function cellFor(column: CaseloadColumn, child: Child, stream: Stream): string {
  const isCaseReference = column === child.framework.caseload.columns.find((one) => one.kind === 'reference')
  switch (column.kind) {
    case 'reference':
      return isCaseReference
        ? `${child.kind.id[0]!.toUpperCase()}-${digits(child.index + 1, 4)}`
        : `CM-${digits(1 + stream.below(Math.ceil(child.total / 8)), 2)}`
    case 'age':
      return String(17 - Math.min(stream.below(6), stream.below(6)))
    case 'date':
      return dateCell(column, child, stream)
    case 'code':
      return codeCell(column, child, stream)
  }
}

const digits = (value: number, length: number) => String(value).padStart(length, '0')

function codeCell(column: CaseloadColumn, child: Child, stream: Stream): string {
  const list = codesOf(child.framework, child.kind, column)
  const isDisposal = column.codes === undefined
  const graded = isDisposal || list.some((one) => one.code === 'very-high')
  const point = graded ? between(child.seriousness, stream.below(100)) : stream.below(100)
  const chosen = choose(list, point)
  if (isDisposal) child.disposal = chosen.label
  return chosen.label
}

/** Half what this child's seriousness says, half plain chance; spread so that every point from 0 to 99 is as likely. */
function between(seriousness: number, chance: number): number {
  const sum = seriousness + chance
  return Math.floor(sum < 100 ? (sum * sum) / 200 : 99.99 - ((198 - sum) * (198 - sum)) / 200)
}

/** The entry of a list at a point from 0 to 99 of its weights, laid end to end. */
function choose(list: readonly Code[], point: number): Code {
  const weights = list.map(({ code }, at) => commonness[code] ?? Math.ceil(60 / (at + 1)))
  const sum = weights.reduce((all, one) => all + one, 0)
  let reached = 0
  const at = weights.findIndex((weight) => {
    reached += weight
    return point * sum < reached * 100
  })
  return list[Math.max(at, 0)]!
}

function dateCell(column: CaseloadColumn, child: Child, stream: Stream): string {
  if (column.id === child.kind.window.column) return slashDate(child.date)
  // A date that every case has came before the one that the window is about; other dates come from custody.
  if (column.required) return slashDate(daysAfter(child.date, -(30 + stream.below(200))))
  if (!/detention|custod/i.test(child.disposal)) return ''
  const released = daysAfter(child.date, 60 + stream.below(90))
  return released < child.announced ? slashDate(released) : ''
}
