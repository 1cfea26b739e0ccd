/** What the check of claims finds in a report as it would be locked, and what its writer answered to each finding. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkDocument } from '#engine/report/claims/check-document.ts'
import type { Finding } from '#engine/report/claims/finding.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { blockText, paragraphsOf } from '#engine/report/paragraphs.ts'
import { sectionById, sectionOfStandard } from '#engine/report/sections.ts'
import type { Reader } from '#platform/audit/action.ts'

export interface ClaimFound {
  /** Names the finding by what it says and the words it says it of. */
  id: string
  finding: Finding
  /** The heading it stands below, and the paragraph. */
  heading: string
  words: string
  /** The section of the report in which a person wrote it; null where the program printed it. */
  section: string | null
  answer: { version: number; reason: string; by: string; at: Date } | null
}

/** Every finding in a document, in its order. */
export function claimsIn(framework: Framework, document: ReportDocument): Omit<ClaimFound, 'answer'>[] {
  const parts = paragraphsOf(document)
  let heading = ''
  let section: string | null = null
  const places = parts.map(({ block }) => {
    if (block.kind === 'heading') {
      heading = block.text
      // Headings that a writer makes lie deeper, and stay in their section.
      if (block.level <= 3) section = writtenBelow(framework, block.id)
    }
    return { heading, section: block.kind === 'paragraph' || block.kind === 'list' ? section : null }
  })
  const found = checkDocument(framework, document)?.findings ?? []
  return found.map((finding) => {
    const at = finding.block ?? 0
    const words = parts[at] ? blockText(parts[at].block) : ''
    const { kind, ref, printed, elsewhere, message } = finding
    const said = canonicalJson({ kind, ref, printed, elsewhere, message, words })
    const id = createHash('sha256').update(said, 'utf8').digest('hex')
    return { id, finding, words, ...(places[at] ?? { heading: '', section: null }) }
  })
}

/** The section that stands below a heading of the report. */
const writtenBelow = (framework: Framework, heading: string): string | null =>
  [heading, sectionOfStandard(heading)].find((id) => sectionById(framework, id)) ?? null

/** The findings with the newest answer to each. */
export async function answeredClaims(
  db: Reader,
  inspection: string,
  found: readonly Omit<ClaimFound, 'answer'>[],
): Promise<ClaimFound[]> {
  if (found.length === 0) return []
  const answers = await db
    .selectFrom('claim_answer as a')
    .innerJoin('person as p', 'p.id', 'a.answered_by')
    .where('a.inspection_id', '=', inspection)
    .distinctOn('a.finding')
    .select(['a.finding', 'a.version', 'a.reason', 'p.name as by', 'a.answered_at as at'])
    .orderBy('a.finding')
    .orderBy('a.version', 'desc')
    .execute()
  return found.map((one) => {
    const answer = answers.find(({ finding }) => finding === one.id)
    if (!answer) return { ...one, answer: null }
    const { version, reason, by, at } = answer
    return { ...one, answer: { version, reason, by, at } }
  })
}
