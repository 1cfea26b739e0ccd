/** What may be published of the groups, for the team; the lead chooses what goes into the report. */
import { z } from 'zod'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { isWritten, needStage, writingStages } from '../../stages.ts'
import { boxesOf, publishablePage } from './publishable.page.ts'
import { choosable, printedTable, readToPublish, releasedFor } from './publishable.ts'
import { releaseGroupTable } from './release.actions.ts'

type InspectionVisit = Visit<'inspection', unknown, unknown, unknown>

const path = '/inspections/:inspection/judgement/groups/publishable'

const read = async (visit: InspectionVisit) =>
  readToPublish(visit.db, visit.thing, await visit.frameworks.of(visit.thing))

async function show(visit: InspectionVisit) {
  const { thing, roles, form } = visit
  const shown = await read(visit)
  const mayRelease =
    may(roles, 'release group tables', 'inspection') && isWritten(thing.stage) && shown.result !== null
  return publishablePage({ inspection: thing, roles }, form, shown, mayRelease)
}

export const publishableRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path,
    verb: 'see groups',
    thing: 'inspection',
    run: async (visit) => (visit.wantsJson ? json((await read(visit)).tables) : show(visit)),
  }),

  endpoint({
    method: 'POST',
    path: `${path}/:by/:kind`,
    verb: 'release group tables',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), by: z.string(), kind: z.string() }),
    body: z.looseObject({ base: z.coerce.number().int().min(0) }),
    again: show,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const { by, kind } = visit.params
      const shown = await read(visit)
      const table = shown.tables.find((one) => one.by === by && one.kind === kind)
      if (!table || !shown.result) throw new Problem('not-found', 'There is no such table of groups.')
      const name = boxesOf(table)
      const chosen = z
        .union([z.string().transform((one) => [one]), z.array(z.string())])
        .default([])
        .parse(visit.body[name])
      const possible = new Set(choosable(shown, table).map(({ ref }) => ref))
      const standing = releasedFor(shown, table)?.table.rows.length ?? 0
      if (chosen.some((ref) => !possible.has(ref)))
        throw invalid({ field: name, message: 'Choose key questions whose table may be published' })
      if (chosen.length === 0 && standing === 0)
        throw invalid({ field: name, message: 'Choose at least one key question' })
      await visit.perform(releaseGroupTable, {
        inspection: visit.thing.id,
        base: visit.body.base,
        table: printedTable(shown, table, chosen),
        rule: shown.rule,
        framework: shown.framework,
      })
      const at = `/inspections/${visit.thing.slug}/judgement/groups/publishable`
      return redirect(
        at,
        chosen.length > 0 ? 'The table stands in the report.' : 'The table is taken out of the report.',
      )
    },
  }),
]
