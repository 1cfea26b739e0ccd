/** The written parts of a report with everything that was ever kept of them. */
import type { Reader } from '#platform/audit/action.ts'

export interface SectionVersion {
  version: number
  body: string
  setAside: boolean
  writtenAt: Date
  by: string
  byId: string
  sentAs: string | null
}

/** Every version of a section, newest first. */
export async function sectionVersions(
  db: Reader,
  inspectionId: string,
  section: string,
): Promise<SectionVersion[]> {
  return db
    .selectFrom('report_section as s')
    .innerJoin('person as p', 'p.id', 's.written_by')
    .where('s.inspection_id', '=', inspectionId)
    .where('s.section', '=', section)
    .select([
      's.version',
      's.body',
      's.set_aside as setAside',
      's.written_at as writtenAt',
      'p.name as by',
      's.written_by as byId',
      's.sent_as as sentAs',
    ])
    .orderBy('s.version', 'desc')
    .execute()
}

/** The version that stands: the newest that was not set aside. */
export const standing = (versions: readonly SectionVersion[]): SectionVersion | undefined =>
  versions.find(({ setAside }) => !setAside)

/** Every version of one recommendation, newest first. */
export async function recommendationVersions(db: Reader, inspectionId: string, number: number) {
  return db
    .selectFrom('recommendation as r')
    .innerJoin('person as p', 'p.id', 'r.written_by')
    .where('r.inspection_id', '=', inspectionId)
    .where('r.number', '=', number)
    .select([
      'r.version',
      'r.addressee',
      'r.body',
      'r.withdrawn',
      'r.written_at as writtenAt',
      'p.name as by',
    ])
    .orderBy('r.version', 'desc')
    .execute()
}
