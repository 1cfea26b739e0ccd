/** The ratings panel: its meetings and what happens at one. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import type { Outcome } from '#platform/web/outcome.ts'
import { callRoutes } from './call-routes.ts'
import { endRoutes } from './end-routes.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { panelStandardRoutes } from './standard-routes.ts'
import type { PanelVisit } from './visit.ts'

export const panelRoutes = (
  db: Kysely<DB>,
  showStandard: (visit: PanelVisit<{ inspection: string; standard: string }>) => Promise<Outcome>,
): AnyEndpoint[] => [...callRoutes, ...meetingRoutes(db), ...endRoutes, ...panelStandardRoutes(showStandard)]
