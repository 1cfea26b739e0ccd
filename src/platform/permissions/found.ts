/** What a finder finds: the thing a request is about, with the roles of whoever asks towards it. */
import type { Kysely } from 'kysely'
import type { Reader } from '../audit/action.ts'
import type { DB } from '../database/schema.generated.ts'
import type { SignedIn } from '../people/session.ts'
import type { Problem } from '../web/problems.ts'
import type { AlertThing } from './alert-thing.ts'
import type { AssessmentThing } from './assessment-thing.ts'
import type { InspectionThing } from './inspection-thing.ts'
import type { Thing } from './may.ts'
import type { Role } from './roles.ts'

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
