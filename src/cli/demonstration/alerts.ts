/** Whom to phone, one alert that was acted on, and one that is overdue: raised in the middle of two cases. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { type DemonstrationName, demonstrationRoles } from './people.ts'
import { type As, done } from './visitors.ts'

/** Numbers set aside for stories: nobody answers them. */
const contacts = [
  { who: 'Duty manager of the service', number: '01632 960 001', hours: 'Always' },
  { who: 'Duty team of children’s services', number: '01632 960 002', hours: 'Always' },
  { who: 'Lead inspector', number: '01632 960 003', hours: 'In the week of fieldwork, 8am to 8pm' },
]

const hour = 3_600_000
const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString()

export async function raiseAlerts(db: Kysely<DB>, inspection: InventedInspection, as: As): Promise<void> {
  const { path, framework } = inspection
  const lead = await as('Lead inspector')
  const rows = contacts.flatMap(({ who, number, hours }, at) => [
    [`who-${at + 1}`, who],
    [`number-${at + 1}`, number],
    [`hours-${at + 1}`, hours],
  ])
  const kept = { version: '0', ...Object.fromEntries(rows) }
  done('keep whom to phone', await lead.post(`${path}/alerts/contacts`, kept))
  const rules = framework.alerts
  const [acted, overdue] = await begunCases(db, inspection.id)
  if (!rules || !acted || !overdue) return
  const [worst, next] = rules.severities

  const alert = await raise(inspection, as, acted, {
    severity: worst!.id,
    atRisk: 'child',
    known:
      'The child told the case manager that an older boy waits outside school with a knife and has said what he will do.',
    told: worst!.tell.map((one) => one.who),
    toldHow: 'By phone, all of them, before this was written.',
    toldAt: ago(26),
    noticedAt: ago(26),
  })
  done('acknowledge an alert', await lead.post(`${alert}/acknowledge`))
  const what =
    'The police took a statement and walk the child home this week. Children’s services hold a meeting tomorrow.'
  done('act on an alert', await lead.post(`${alert}/act`, { 'act-words': what }))
  const [year, month, day] = new Date(Date.now() + 14 * 24 * hour).toISOString().slice(0, 10).split('-')
  const found = {
    'recheck-words': 'The child is at school and brought home by an adult. The older boy has been moved.',
    'recheck-next-day': day!,
    'recheck-next-month': month!,
    'recheck-next-year': year!,
    'recheck-time': '09:00',
  }
  done('look at an alert again', await (await as(acted.by)).post(`${alert}/recheck`, found))

  await raise(inspection, as, overdue, {
    severity: next!.id,
    atRisk: 'both',
    known:
      'The parent’s former partner is back in the home. The plan does not say who keeps the child and the parent safe.',
    told: ['lead-inspector'],
    toldHow: 'By phone, a message was left.',
    toldAt: ago(5),
    noticedAt: ago(6),
  })
}

/** Raises an alert about a case, and says so among its facts. Returns the address of its page. */
async function raise(
  { path, framework }: InventedInspection,
  as: As,
  one: Begun,
  about: Record<string, string | string[]>,
): Promise<string> {
  const raiser = await as(one.by)
  const sent = await raiser.post(`${path}/alerts`, { alert: randomUUID(), assessment: one.id, ...about })
  done(`raise an alert about ${one.ref}`, sent)
  const { id, raised } = framework.alerts!.fact
  const fact = { question: `fact:${id}`, value: raised, version: 1 }
  const saved = await raiser.postJson(`${path}/casework/${one.id}/answers`, fact)
  if (saved.status !== 200)
    throw new Error(`The demonstration could not say that ${one.ref} has an alert: ${saved.body}`)
  return sent.location!
}

interface Begun {
  id: string
  ref: string
  by: DemonstrationName
}

/** Cases whose facts are answered and that are not complete, each of another assessor. */
async function begunCases(db: Kysely<DB>, inspectionId: string): Promise<Begun[]> {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .innerJoin('person as p', 'p.id', 'a.assessor_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .where('a.completed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('answer as n').whereRef('n.assessment_id', '=', 'a.id').select('n.version')),
    )
    .select(['a.id', 'c.case_ref as ref', 'p.name as by'])
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
  const known = rows.filter((row): row is Begun => demonstrationRoles.some((role) => role.name === row.by))
  return [...Map.groupBy(known, (one) => one.by).values()].map((theirs) => theirs[0]!)
}
