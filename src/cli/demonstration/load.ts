/** The demonstration: the four published inspections and one invented service in the middle of its fieldwork. */

import { action } from '#platform/audit/action.ts'
import { perform } from '#platform/audit/perform.ts'
import { raiseAlerts } from './alerts.ts'
import { assessCases } from './casework.ts'
import { takeInCaseload } from './intake.ts'
import { openInventedInspection } from './invented-inspection.ts'
import { holdPanels } from './panels.ts'
import { createDemonstrationPeople } from './people.ts'
import { loadPublished } from './published.ts'
import { reopenOne } from './reopened-case.ts'
import { assessTwice } from './second-assessments.ts'
import { type Ground, visitors } from './visitors.ts'

const demonstrationLoaded = action('demonstration-loaded', async (_db, _input: undefined) => ({
  stream: 'program',
  payload: {},
  result: undefined,
}))

/** Loads it into an empty register. Does nothing where anybody has an account. */
export async function loadDemonstration(ground: Ground): Promise<void> {
  const { db, frameworks, log } = ground
  const someone = await db.selectFrom('person').select('demonstration').limit(1).executeTakeFirst()
  if (someone) {
    const whole = await db
      .selectFrom('audit_event')
      .where('kind', '=', 'demonstration-loaded')
      .select('id')
      .executeTakeFirst()
    if (someone.demonstration && !whole) {
      log(
        'The demonstration was interrupted while it was being loaded. Stop, and start it afresh: npx plumbline demo --reset',
      )
    }
    return
  }
  log('Loading the demonstration …')
  await loadPublished(db, frameworks)
  const people = await createDemonstrationPeople(db)
  const inspection = await openInventedInspection(db, frameworks, people)
  const as = visitors(ground, people)
  await takeInCaseload(inspection, as, { court: 26, 'out-of-court': 38 })
  await assessCases(db, inspection, as)
  await assessTwice(db, inspection, as)
  await reopenOne(db, inspection, as)
  await raiseAlerts(db, inspection, as)
  await holdPanels(ground, people, as)
  await perform(db, demonstrationLoaded, undefined)
}
