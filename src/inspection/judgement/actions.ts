/** The lead proposes, the panel decides and concludes. Every one of them is a new version beside the earlier ones. */
import type { Framework, Standard } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { action, type Writer } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { needStage, type Stage } from '../stages.ts'
import { resultDigest } from './result-digest.ts'
import { readStanding } from './results.ts'
import { ratingLabel, standingOf } from './standing.ts'
import { whatIsMissing } from './what-is-missing.ts'

/**
 * Holds the inspection at its stage until this transaction ends: nothing is proposed or decided
 * while the panel concludes, and the panel concludes on all that was decided before.
 */
async function holdStage(db: Writer, inspection: InspectionThing, how: 'share' | 'alone', ...open: Stage[]) {
  const row = db.selectFrom('inspection').where('id', '=', inspection.id).select('stage')
  const { stage } = await (how === 'share' ? row.forShare() : row.forUpdate()).executeTakeFirstOrThrow()
  needStage({ ...inspection, stage }, ...open)
}

export interface Proposal {
  inspection: InspectionThing
  standard: Standard
  /** The rating's id. */
  rating: string
  reasons: string
  /** The version the lead had before them; 0 when there was none. */
  basedOn: number
}

export const proposeRating = action('rating-proposed', async (db, input: Proposal, actor) => {
  const { inspection, standard } = input
  await holdStage(db, inspection, 'share', 'fieldwork', 'panel')
  const version = input.basedOn + 1
  await db
    .insertInto('qualitative_judgement')
    .values({
      inspection_id: inspection.id,
      standard: standard.id,
      version,
      rating: input.rating,
      reasons: input.reasons,
      proposed_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${inspection.id}`,
    payload: { inspection: inspection.id, standard: standard.id, version },
    result: version,
  }
})

export interface PanelChoice {
  inspection: InspectionThing
  framework: Framework
  standard: Standard
  /** The rating the chair saw as proposed, and the one decided, by id. */
  proposed: string
  rating: string
  reason: string
  basedOn: number
}

export const decideRating = action('rating-decided', async (db, input: PanelChoice, actor) => {
  const { inspection, framework, standard, proposed, rating, reason } = input
  await holdStage(db, inspection, 'share', 'panel')
  const now = standingOf(await readStanding(db, framework, inspection), standard.id)!
  if (!now.proposed) {
    throw invalid({ field: 'rating', message: `${standard.ref} has no rating yet on which to decide` })
  }
  if (now.proposed.id !== proposed) {
    throw invalid({
      field: 'rating',
      message: `The proposed rating changed to ${now.proposed.label} while this page was open. Read it again before you decide`,
    })
  }
  if (now.judgements[0]?.by.id === actor.id) {
    throw new Problem('not-allowed', 'Whoever proposed a rating cannot also decide on it for the panel.')
  }
  const version = input.basedOn + 1
  await db
    .insertInto('panel_decision')
    .values({
      inspection_id: inspection.id,
      standard: standard.id,
      version,
      proposed,
      rating,
      reason,
      decided_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${inspection.id}`,
    payload: { inspection: inspection.id, standard: standard.id, version, proposed, rating },
    result: { version, proposed: ratingLabel(framework, proposed), rating: ratingLabel(framework, rating) },
  }
})

/** Writes down the figures as the panel leaves them. The inspection is moved on by the caller. */
export const concludePanel = action(
  'panel-concluded',
  async (db, input: { inspection: InspectionThing; framework: Framework }, actor) => {
    const { inspection, framework } = input
    await holdStage(db, inspection, 'alone', 'panel')
    const standing = await readStanding(db, framework, inspection)
    const missing = whatIsMissing(standing)
    if (missing.length > 0) throw invalid(...missing.map((message) => ({ field: '', message })))
    const { results, rated } = standing
    // What is frozen must be sound by the same rules as any results file; a fault here is one of ours.
    const checked = checkResults(framework, results)
    if ('faults' in checked) {
      throw new Error(checked.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'))
    }
    const digest = resultDigest(results, rated)
    const { version } = await db
      .insertInto('result')
      .values((eb) => ({
        inspection_id: inspection.id,
        version: eb
          .selectFrom('result')
          .where('inspection_id', '=', inspection.id)
          .select((e) => e(e.fn.coalesce(e.fn.max('version'), e.lit(0)), '+', 1).as('next')),
        results: JSON.stringify(results),
        rated: JSON.stringify(rated),
        digest,
        concluded_by: actor.id,
      }))
      .returning('version')
      .executeTakeFirstOrThrow()
    return {
      stream: `inspection:${inspection.id}`,
      payload: { inspection: inspection.id, result: version, digest },
      result: { version, score: rated.score!, outOf: rated.outOf, overall: rated.overall! },
    }
  },
)
