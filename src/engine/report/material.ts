/** Everything a report is composed from. */
import type { ComparatorSet, Comparators } from '../caseload/comparators.ts'
import type { KindContext } from '../caseload/context.ts'
import type { Framework } from '../framework/shape.ts'
import type { PromptCount } from '../rating/tally.ts'
import type { ParameterChange } from '../sampling/parameters.ts'
import type { PrecisionRule } from '../sampling/whole-sample.ts'
import type { ReportFigures } from './document.ts'
import type { GroupTable } from './group-tables-section.ts'

/** Cases of one kind on their way to a judgement, each figure counted, none derived from another. Null: not known. */
export type SampleFigures = {
  caseKind: string
  eligible: number | null
  planned: number | null
  drawn: number | null
  assessed: number | null
  /** Drawn cases that left, and reserves that stepped in. */
  struckOut?: number
  notRead?: number
  steppedIn?: number
  /** The formula behind the size, where the framework sizes this kind by one or follows a kind that is. */
  rule?: PrecisionRule
  /** What the inspection did otherwise than the standards, with its reason. */
  otherwise?: { changes: ParameterChange[]; reason: string }[]
  /** Why no list of possible samples was drawn from. */
  withoutList?: string
}

export type Recommendation = { number: number; addressee: string; text: string }

/** What the accepted caseload is made of, and the national figures of its time. */
export type ReportContext = {
  /** `acceptedOn`: the day (YYYY-MM-DD) on which the service's list was taken, where it is known. */
  kinds: readonly (KindContext & { acceptedOn?: string })[]
  national: ComparatorSet | null
  comparators: Comparators
}

/** What a ratings panel decided, as far as it is for the reader of the report. */
export type PanelRecord = {
  heldOn: string
  /** How many meetings concluded up to this one; the panel may have met again. */
  concluded: number
  deciding: number
  /** Members who took no part in deciding because of an interest. */
  tooClose: number
  leadAttended: boolean
  decisions: { standard: string; proposed: string; rating: string; reason: string }[]
  /** Only what whoever dissented wants printed. */
  dissents: { standard: string; by: 'chair' | 'member'; words: string }[]
}

export type ReportMaterial = {
  inspection: {
    service: string
    area: string
    fieldwork: { from: string; to: string } | null
  }
  framework: Framework
  figures: ReportFigures
  /** What the lead inspector wrote, by section. */
  sections: Readonly<Record<string, string>>
  recommendations: readonly Recommendation[]
  samples: readonly SampleFigures[]
  /** Left out where only the figures of key questions are known. */
  prompts?: readonly PromptCount[]
  caseManagerInterviews: number | null
  /** Left out where no caseload was listed here. */
  context?: ReportContext
  /** Tables by groups of children that were put into the report; those of another result are not printed. */
  groupTables?: readonly GroupTable[]
  /** Left out where ratings were confirmed before meetings of the panel were kept. */
  panel?: PanelRecord
}
