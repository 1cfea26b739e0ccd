/** Every door of the application, stage by stage. */
import type { Kysely } from 'kysely'
import { lockedFileRoutes } from '#inspection/accuracy/files.routes.ts'
import { accuracyRoutes } from '#inspection/accuracy/routes.ts'
import { withAlertsAtHand } from '#inspection/alerts/at-hand.ts'
import { alertRoutes } from '#inspection/alerts/routes.ts'
import { caseloadRoutes } from '#inspection/caseload/routes.ts'
import { caseworkRoutes } from '#inspection/casework/routes.ts'
import { interestRoutes } from '#inspection/interests/routes.ts'
import { certaintyByItself } from '#inspection/judgement/certainty/by-itself.ts'
import { certaintyRoutes } from '#inspection/judgement/certainty/routes.ts'
import { groupRoutes } from '#inspection/judgement/groups/routes.ts'
import { judgementRoutes } from '#inspection/judgement/routes.ts'
import { whatIfRoutes } from '#inspection/judgement/what-if/routes.ts'
import { programmeRoutes } from '#inspection/programme/routes.ts'
import { approvedFileRoutes } from '#inspection/publication/files.routes.ts'
import { publicationRoutes } from '#inspection/publication/routes.ts'
import { draftFileRoutes } from '#inspection/report/files.routes.ts'
import { reportRoutes } from '#inspection/report/routes.ts'
import { sampleRoutes } from '#inspection/sample/routes.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { peopleRoutes } from '#platform/people/routes.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import { editionFileRoutes } from '#public/files.routes.ts'
import { publicRoutes } from '#public/routes.ts'

export function allEndpoints(options: { db: Kysely<DB>; demonstration: boolean }): AnyEndpoint[] {
  const doors: AnyEndpoint[][] = [
    peopleRoutes(options),
    interestRoutes,
    programmeRoutes,
    caseloadRoutes(options.db),
    sampleRoutes,
    caseworkRoutes,
    alertRoutes,
    certaintyRoutes(options.db),
    groupRoutes,
    whatIfRoutes(options.db),
    judgementRoutes(options.db),
    reportRoutes,
    accuracyRoutes,
    lockedFileRoutes(options.db),
    draftFileRoutes(options.db),
    publicationRoutes,
    approvedFileRoutes(options.db),
    publicRoutes,
    editionFileRoutes(options.db),
  ]
  return doors.flat().map(withAlertsAtHand).map(certaintyByItself(options.db))
}
