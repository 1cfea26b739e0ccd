/**
 * Smaller inspections whose fieldwork is over. At one the ratings panel has concluded, with a member too close to the
 * service and another who dissented; one waits for whoever wants to hold a meeting; of one the draft lies with the
 * service, which checks its facts.
 */
import { standardsInOrder } from '#engine/framework/find.ts'
import { type Membership, openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { slugFrom } from '#inspection/programme/slug.ts'
import { perform } from '#platform/audit/perform.ts'
import { checkFacts } from './accuracy.ts'
import { assessEveryCase } from './casework.ts'
import { fieldworkDates } from './dates.ts'
import { takeInCaseload } from './intake.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { holdMeeting } from './meeting.ts'
import { type DemonstrationName, demonstrationRoles } from './people.ts'
import { type As, done, type Ground } from './visitors.ts'

interface SmallService {
  area: string
  frameworkId: string
  weeksAgo: number
  eligible: Record<string, number>
  /** What happened since the lead proposed ratings. */
  after: ((inspection: InventedInspection, as: As) => Promise<void>)[]
}

const weekLength = 7 * 86_400_000

/** Few cases, as in a small service: then one judgement weighs much, which is what a panel is for. */
const few = { court: 7, 'out-of-court': 6 }

const services: SmallService[] = [
  { area: 'Westerfell', frameworkId: 'hmip-youth-2018', weeksAgo: 6, eligible: few, after: [holdMeeting] },
  { area: 'Calderwick', frameworkId: 'hmip-youth-2021', weeksAgo: 3, eligible: few, after: [] },
  {
    area: 'Linderby',
    frameworkId: 'hmip-youth-2021',
    weeksAgo: 9,
    eligible: { court: 4, 'out-of-court': 3 },
    after: [holdMeeting, checkFacts],
  },
]

const reasons: Record<string, string> = {
  good: 'The board asks the right questions and acts on the answers. Partners come, and stay.',
  'requires-improvement':
    'There are enough people, but they are not supervised often enough for the work they hold.',
}

export async function holdPanels(
  ground: Ground,
  people: Map<DemonstrationName, string>,
  as: As,
): Promise<void> {
  for (const one of services) {
    const inspection = await afterFieldwork(ground, people, as, one)
    await propose(inspection, as)
    for (const step of one.after) await step(inspection, as)
  }
}

async function afterFieldwork(
  { db, frameworks }: Ground,
  people: Map<DemonstrationName, string>,
  as: As,
  { area, frameworkId, weeksAgo, eligible }: SmallService,
): Promise<InventedInspection> {
  const manager = { id: people.get('Programme manager')! }
  const framework = (await frameworks.newest()).find((one) => one.id === frameworkId)!
  const service = { name: `${area} Youth Justice Service`, area, invented: true }
  const id = await perform(db, registerService, service, manager)
  const dates = fieldworkDates(new Date(Date.now() - weeksAgo * weekLength))
  const opened = await perform(
    db,
    openInspection,
    { service: { id, slug: slugFrom(service.name) }, framework, ...dates },
    manager,
  )
  const members: Membership[] = demonstrationRoles.flatMap((role) =>
    'team' in role ? [{ person: people.get(role.name)!, role: role.team }] : [],
  )
  await perform(db, setTeam, { inspection: opened.id, members }, manager)
  const inspection: InventedInspection = {
    id: opened.id,
    name: area.toLowerCase(),
    path: `/inspections/${opened.slug}`,
    framework,
    announcedOn: dates.announcedOn,
  }
  await takeInCaseload(inspection, as, eligible)
  await assessEveryCase(db, inspection, as)
  const lead = await as('Lead inspector')
  done('close fieldwork', await lead.post(`${inspection.path}/casework/close`))
  return inspection
}

/** The lead proposes what is not rated from cases, and says what the figures do not. */
async function propose({ framework, path }: InventedInspection, as: As): Promise<void> {
  const lead = await as('Lead inspector')
  const judged = standardsInOrder(framework).filter(
    (one) => one.judged === 'qualitative' && !one.ratedOnlyWithCases,
  )
  for (const [at, standard] of judged.entries()) {
    const rating = at % 2 === 0 ? 'good' : 'requires-improvement'
    const sent = { rating, reasons: reasons[rating]!, basedOn: '0' }
    done(`propose ${standard.ref}`, await lead.post(`${path}/judgement/${standard.id}/rating`, sent))
  }
  const [first] = standardsInOrder(framework).filter((one) => one.judged === 'from-cases')
  const view =
    'The lowest question rests on a few cases that were opened in one bad month. The other two answers are what I saw in the files of this year.'
  const written = await lead.post(`${path}/judgement/${first!.id}/view`, { view, basedOn: '0' })
  done(`write a view on ${first!.ref}`, written)
}
