/** What comes out of a rating. Ratings are given by their printed labels. */
import type { Step } from './trace.ts'
import type { Reason, Trigger } from './triggers.ts'

export type RatedStandard = {
  ref: string
  name: string
  /** By the rules alone. */
  computed: string | null
  /** After the panel. */
  rating: string | null
  score: number | null
  countsToScore: boolean
  lowest: { ref: string; percent: number } | null
  triggers: Trigger[]
  reasons: Reason[]
  discretion: { from: string; to: string; reason: string } | null
}

export type RatedKeyQuestion = {
  ref: string
  yes?: number
  relevant?: number
  /** Null when the question applies to no case. */
  percent: number | null
  band: string | null
  /** 80% interval of the number of cases in the whole caseload that would be answered yes. */
  interval80?: [number, number]
  /** How likely each band is for the whole caseload, by rating label. */
  bandProbability?: Record<string, number>
}

export type Rated = {
  framework: string
  service?: string
  standards: RatedStandard[]
  score: number | null
  outOf: number
  overall: string | null
  limitedBy: { ref: string; from: string } | null
  next: { rating: string; points: number } | null
  keyQuestions: RatedKeyQuestion[]
  notRated: { ref: string; name: string; reason: string }[]
  trace: Step[]
}
