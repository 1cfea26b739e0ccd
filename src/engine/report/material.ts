/** Everything a report is composed from. */
import type { Framework } from '../framework/shape.ts'
import type { ReportFigures } from './document.ts'

/** Cases of one kind on their way to a judgement, each figure counted, none derived from another. Null: not known. */
export type SampleFigures = {
  caseKind: string
  eligible: number | null
  planned: number | null
  drawn: number | null
  assessed: number | null
}

export type Recommendation = { number: number; addressee: string; text: string }

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
  caseManagerInterviews: number | null
}
