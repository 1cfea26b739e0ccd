/** The page of one kind of case, as it stands. Forms that were refused come back to it. */
import { verifyDraw } from '#engine/sampling/verify.ts'
import type { DrawnView } from './drawn.page.ts'
import { kindPage } from './kind.page.ts'
import { publishedOf } from './proof.ts'
import { formerSamples } from './queries.ts'
import { around, hasDraw, type KindVisit, theKind } from './samples-now.ts'

export async function showKind(visit: KindVisit) {
  const { framework, one } = await theKind(visit)
  let drawn: DrawnView | null = null
  if (hasDraw(one.sample)) {
    const published = await publishedOf(visit.db, framework, one.sample)
    drawn = { sample: one.sample, published, verification: verifyDraw(published) }
  }
  const former = one.sample ? await formerSamples(visit.db, one.sample) : []
  return kindPage(around(visit), visit.form, { framework, one, drawn, former })
}
