/** From a figure to the answers behind it. */
import { z } from 'zod'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { standingFor } from '../standing-for.ts'
import { seeAnswersBehind } from './actions.ts'
import { askedBy, casesBehind } from './behind.ts'
import { caseLines } from './case-lines.queries.ts'
import { questionPage } from './question.page.ts'

export const resultsRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/judgement/questions/:question',
    verb: 'see results',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), question: z.string() }),
    recorded: true,
    run: async (visit) => {
      const { thing, roles, person, db, params } = visit
      const standing = await standingFor(visit)
      const asked = askedBy(standing.framework, params.question)
      if (!asked)
        throw new Problem(
          'not-found',
          `${standing.framework.title} asks cases no question “${params.question}”.`,
        )
      const lines = await caseLines(db, thing.id, asked.id, person!, roles)
      const behind = lines && casesBehind(standing, asked, lines)
      const read = behind?.filter(({ line }) => line.note !== null).length ?? 0
      if (read > 0)
        await visit.perform(seeAnswersBehind, { inspection: thing.id, question: asked.id, cases: read })
      return questionPage({ inspection: thing, roles }, { standing, asked, behind })
    },
  }),
]
