/** A meeting of the ratings panel, from its call to its conclusion, by the doors its people use. */
import { ratingById, standardsInOrder } from '#engine/framework/find.ts'
import type { Answer } from '#platform/web/visitor.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { type As, done } from './visitors.ts'

const raised =
  'The lowest answer is within reach of the boundary and rests on few cases, while the other key questions of this standard are clearly better. The panel is satisfied that the higher rating describes the work of the whole service.'
const kept = 'The panel agrees with the rating that is proposed. Nothing before it speaks for another.'
const minutes =
  'Ten minutes on whether the month with the late files was an exception. The lead inspector showed the dates. Most were persuaded.'

export async function holdMeeting({ framework, path }: InventedInspection, as: As): Promise<void> {
  const [chair, member, second, lead] = [
    await as('Ratings panel chair'),
    await as('Ratings panel member'),
    await as('Second panel member'),
    await as('Lead inspector'),
  ]
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-')
  const called = await chair.post(`${path}/judgement/panel`, {
    'held-day': day!,
    'held-month': month!,
    'held-year': year!,
    quorum: '2',
    member: [member.id, second.id],
    lead: lead.id,
  })
  done('call the panel', called)
  const meeting = called.location!
  for (const one of [chair, member])
    done('declare no interest', await one.post(`${meeting}/declaration`, { interest: 'no', basedOn: '0' }))
  const close = { interest: 'yes', words: 'I managed a team of this service until last year.', basedOn: '0' }
  done('declare an interest', await second.post(`${meeting}/declaration`, close))
  done('open the papers', await chair.post(`${meeting}/papers`, { basedOn: '0' }))
  let up: string | null = null
  for (const standard of standardsInOrder(framework)) {
    const page = `${meeting}/standards/${standard.id}`
    const shown = await chair.get(page)
    const proposed = proposedOn(shown)
    if (!proposed) continue
    const higher = framework.ratings.find((one) => one.score === ratingById(framework, proposed)!.score + 1)
    // One standard is raised: the first that gives cause to look again.
    const raises = up === null && higher && shown.body.includes('The panel may look again')
    const decision = raises
      ? { rating: higher.id, reason: raised, minutes }
      : { rating: proposed, reason: kept }
    done(
      `decide ${standard.ref}`,
      await chair.post(`${page}/decision`, { ...decision, papers: '1', basedOn: '0' }),
    )
    if (raises) up = page
  }
  if (up) {
    const words =
      'I would have left it as it was: with so few cases one good month proves as little as one bad one.'
    const dissent = { words, publish: 'yes', decision: '1', basedOn: '0' }
    done('dissent', await member.post(`${up}/dissent`, dissent))
  }
  done('conclude the panel', await chair.post(`${meeting}/conclude`))
}

/** The rating that the page's form names as the proposed one. */
const proposedOn = ({ body }: Answer): string | undefined =>
  /value="([a-z-]+)"[^>]*>\s*<label[^>]*>[^<]*<\/label>\s*<div[^>]*>As proposed/.exec(body)?.[1]
