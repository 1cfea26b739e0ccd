/** The caseload and its shares, as the contextual facts print them. */
import type { Place } from '../finding.ts'
import { type Line, longestRow } from './lines.ts'
import type { Where } from './where.ts'

export type CaseloadCount = {
  label: string
  count: number
  percent: number | null
  group: number
  text: string
  place: Place
}
export type CaseloadShare = { label: string; percent: number; digits: number; text: string; place: Place }
export type ShareRow = { label: string; shares: number[]; digits: number; place: Place }
export type GroupTotal = { total: number; label: string; group: number; place: Place }

const leading = /^(\d{1,4})(?: \((\d{1,3})%\)| \([^)]*\))?$/
const character = /^(?:age|gender|sex|race|ethnicity)\b/i

const byColumn = /\b(?:cases|shares?|number|count|national)\b/i

export class Caseload {
  readonly counts: CaseloadCount[] = []
  readonly totals: GroupTotal[] = []
  readonly shares: CaseloadShare[] = []
  /** One row a group of children: shares of one whole. */
  readonly rows: ShareRow[] = []
  /** Tables of offences: one column of shares. */
  readonly columns: ShareRow[] = []
  /** A number of cases on the caseload that a sentence states. */
  readonly stated: { total: number; text: string; place: Place }[] = []
  private group = 0
  private inCharacter = false
  private offences: ShareRow | null = null

  take(line: Line, where: Where): void {
    const whole = line.cells.join(' ').replace(/[¹²³⁰-⁹]/g, '')
    const said = /\bcases on the [^.]{0,20}caseload[^.]{0,40} was (\d{1,4})\b/.exec(whole)
    if (said) this.stated.push({ total: Number(said[1]), text: said[0], place: line.place })
    if (where.part !== 'context') return
    const of = /^Of the (\d{1,4}) ([a-z-]+(?: [a-z-]+)?)/.exec(whole)
    if (of) {
      this.group += 1
      this.totals.push({ total: Number(of[1]), label: of[2]!, group: this.group, place: line.place })
    }
    const all = /^(\d{1,4})\s+Total current caseload,? of which\b/.exec(whole)
    if (all) this.totals.push({ total: Number(all[1]), label: 'cases', group: this.group, place: line.place })
    else this.takeCount(line, whole)
    this.takeShare(line, whole)
    this.takeRow(line)
  }

  private takeCount(line: Line, whole: string): void {
    const [first = '', second = ''] =
      line.cells.length > 1
        ? line.cells
        : [/^\d{1,4}(?=\s)/.exec(whole)?.[0] ?? '', whole.replace(/^\d{1,4}\s+/, '')]
    const match = leading.exec(first.replace(/[¹²³⁰-⁹]/g, ''))
    if (!match || !/caseload|disposals/i.test(second)) return
    this.counts.push({
      label: second,
      count: Number(match[1]),
      percent: match[2] === undefined ? null : Number(match[2]),
      group: this.group,
      text: whole,
      place: line.place,
    })
  }

  private takeShare(line: Line, whole: string): void {
    const match = /^(\d{1,3})(\.\d+)?% (?:Proportion|Percentage) of current caseload (.{3,80})/.exec(whole)
    if (!match) return
    // Shares of a part of the caseload have a base that is not printed.
    if (/\baged\b/.test(match[3]!)) return
    this.shares.push({
      label: match[3]!,
      percent: Number(`${match[1]}${match[2] ?? ''}`),
      digits: (match[2]?.length ?? 1) - 1,
      text: `${match[1]}${match[2] ?? ''}%`,
      place: line.place,
    })
  }

  private takeRow(line: Line): void {
    // Programs part cells by what they see: a label may hold the first share.
    const whole = line.cells.join(' ').trim()
    if (whole.length > longestRow) return
    const match = /^(.*?)((?:\s+\d{1,3}(?:\.\d+)?\s?%)+)$/.exec(whole)
    const label = match?.[1] ?? line.cells[0] ?? ''
    const rest = match ? match[2]!.trim().split(/(?<=%)\s+/) : []
    if (match && label.includes('%')) return
    if (character.test(label) && label.length < 60) {
      // A table may also have the groups below each other, beside counts and national figures: no row is a whole.
      this.inCharacter = !byColumn.test(whole)
      return
    }
    if (/^offence types?\b/i.test(label)) {
      this.offences = { label, shares: [], digits: 0, place: line.place }
      this.columns.push(this.offences)
      this.inCharacter = false
      return
    }
    const shares = rest.map((cell) => /^(\d{1,3}(?:\.\d+)?)\s?%$/.exec(cell)?.[1])
    const digits = Math.max(0, ...shares.map((share) => share?.split('.')[1]?.length ?? 0))
    if (this.offences && shares.length === 1 && shares[0] !== undefined) {
      this.offences.shares.push(Number(shares[0]))
      return
    }
    if (line.kind === 'text') this.offences = null
    if (this.inCharacter && shares.length >= 2 && shares.every((share) => share !== undefined))
      this.rows.push({ label, shares: shares.map(Number), digits, place: line.place })
    else if (
      line.kind === 'text' &&
      rest.length === 0 &&
      !/average|minority|white|unknown|black/i.test(label)
    )
      this.inCharacter = false
  }
}
