/** The things that requests are about, as a finder hands them on with the roles of whoever asks. */
import type { Kysely } from 'kysely'
import type { Reader } from '../audit/action.ts'
import type { DB } from '../database/schema.generated.ts'
import type { SignedIn } from '../people/session.ts'
import type { Problem } from '../web/problems.ts'
import type { Thing } from './may.ts'
import type { Role } from './roles.ts'

export interface InspectionThing {
  id: string
  slug: string
  serviceName: string
  serviceArea: string
  framework: string
  frameworkVersion: string
  origin: 'live' | 'published-figures'
  stage: string
  announcedOn: string | null
  fieldworkFrom: string | null
  fieldworkTo: string | null
  publicationPlannedOn: string | null
}

export interface AssessmentThing {
  id: string
  caseId: string
  caseRef: string
  caseKind: string
  caseValues: Record<string, string>
  assessorId: string | null
  /** Who works on the case together with its assessor. */
  colleagueId: string | null
  completedAt: Date | null
  /** The inspection's own assessment of the case, or the second one of the same case. */
  part: 'first' | 'second'
  /** Both assessments of the case are complete, so that they can be compared. */
  twice: boolean
  inspection: InspectionThing
}

export interface AlertThing {
  id: string
  assessmentId: string | null
  caseRef: string | null
  severity: string
  atRisk: 'child' | 'someone-else' | 'both'
  known: string
  noticedAt: Date
  raisedAt: Date
  raisedById: string
  raisedBy: string
  /** Whoever asks must not look into the assessment now, though they see the alert about it. */
  caseHidden: boolean
  inspection: InspectionThing
}

/** What an endpoint is handed, by kind of thing. */
export interface ThingOf {
  public: null
  account: null
  programme: null
  inspection: InspectionThing
  assessment: AssessmentThing
  alert: AlertThing
}

export interface Found<T extends Thing> {
  thing: ThingOf[T]
  roles: ReadonlySet<Role>
  /** Asked when they are refused: what to tell somebody who could do this once, and no longer can. */
  why?: (db: Reader) => Promise<Problem | null>
}

/** The thing as seen by whoever the session turns out to belong to. */
export type Sight<T extends Thing> = (person: SignedIn | null) => Found<T>

/** Who asks, and the thing as they see it: null when there is none. */
export interface Seen<T extends Thing> {
  person: SignedIn | null
  found: Found<T> | null
}

export type Finder<T extends Thing> = (
  db: Pick<Kysely<DB>, 'executeQuery'>,
  sessionToken: string | null,
  params: Record<string, string>,
) => Promise<Seen<T>>
