/** How many cases a report says were read, wherever it says so. */
import type { Place } from '../finding.ts'
import { numberPattern as n, numberOf } from '../number-words.ts'
import type { Line } from './lines.ts'
import type { Where } from './where.ts'

export type SampleSaid = { kind: 'court' | 'out-of-court'; cases: number; text: string; place: Place }
export type PartsSaid = {
  of: string
  sum: number
  text: string
  kind: SampleSaid['kind'] | null
  place: Place
}
export type InterviewsSaid = {
  kind: SampleSaid['kind'] | 'all'
  count: number | 'every'
  text: string
  place: Place
}

const verb = '(?:examined|inspected|read|assessed|(?:a )?sample(?: of)?|and)'
const whole: [kind: SampleSaid['kind'], pattern: RegExp][] = [
  [
    'court',
    new RegExp(
      `\\b${verb} (${n}) (?:court (?:disposals|cases)|post-court cases|cases of children sentenced)`,
      'giu',
    ),
  ],
  [
    'out-of-court',
    new RegExp(
      `\\b${verb} (${n}) (?:out-of-court disposals|cases dealt with out of court|cases [^.]{0,40}received an out-of-court disposal)`,
      'giu',
    ),
  ],
]
const looked = new RegExp(
  `\\bdetailed look at (${n}) community sentences?(?: and (${n}) custodial sentences?)?`,
  'iu',
)
const consisted = /\bThese (?:consisted of|were|included)\b([^.]{5,200})\./u
const interviewed = {
  court: new RegExp(`\\b(${n}) interviews with the relevant case managers`, 'iu'),
  all: new RegExp(`\\b(${n}) interviews with case managers|interviewed (${n}) case managers`, 'iu'),
  outOfCourt: new RegExp(`interviewed the case managers in (?:(all)(?: (${n}))? cases|(${n}) cases)`, 'iu'),
}
const counts = new RegExp(`\\b(${n}) (?=[a-z])`, 'giu')

export class Samples {
  readonly said: SampleSaid[] = []
  readonly parts: PartsSaid[] = []
  readonly interviews: InterviewsSaid[] = []

  take(line: Line, where: Where): void {
    const { text, place } = line
    if (line.kind === 'row') return
    for (const [kind, pattern] of whole)
      for (const match of text.matchAll(pattern)) {
        const cases = numberOf(match[1]!)
        if (cases !== null) this.said.push({ kind, cases, text: match[0], place })
      }
    const look = looked.exec(text)
    if (look) {
      const sum = numberOf(look[1]!)! + (look[2] === undefined ? 0 : numberOf(look[2])!)
      this.parts.push({ of: 'court', kind: 'court', sum, text: look[0], place })
    }
    const parts = consisted.exec(text)
    if (parts && /out-of-court/.test(text)) {
      const sum = [...parts[1]!.matchAll(counts)].reduce(
        (total, match) => total + (numberOf(match[1]!) ?? 0),
        0,
      )
      this.parts.push({ of: 'out-of-court', kind: 'out-of-court', sum, text: parts[0], place })
    }
    this.takeInterviews(text, place, where)
  }

  private takeInterviews(text: string, place: Place, where: Where): void {
    if (!/interview/i.test(text)) return
    const court = interviewed.court.exec(text)
    if (court) this.interviews.push({ kind: 'court', count: numberOf(court[1]!)!, text: court[0], place })
    const total = interviewed.all.exec(text)
    if (total && where.part === 'annex')
      this.interviews.push({ kind: 'all', count: numberOf(total[1] ?? total[2]!)!, text: total[0], place })
    const out = interviewed.outOfCourt.exec(text)
    if (out && /out-of-court/.test(text)) {
      const said = out[2] ?? out[3]
      this.interviews.push({
        kind: 'out-of-court',
        count: said === undefined ? 'every' : numberOf(said)!,
        text: out[0],
        place,
      })
    }
  }
}
