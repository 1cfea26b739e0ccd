/** An inspection whose ratings panel has concluded: a result to write a report from, and the people who do. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '#engine/framework/digest.ts'
import { carriedShape } from '#engine/published/carried-figures.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { slugFrom } from '#inspection/programme/slug.ts'
import { moveStage } from '#inspection/stage.actions.ts'
import type { TestApp, Visitor } from './app.ts'
import { assessedCases } from './assessed-cases.ts'
import { fillForm } from './fill-form.ts'

export interface Concluded {
  id: string
  slug: string
  rated: Rated
  lead: Visitor
  editor: Visitor
  qualityLead: Visitor
  contact: Visitor
}

export const publishedFile = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(import.meta.dirname, `../demonstration/published/${name}.json`), 'utf8'))

/** The answers, judgements and panel decisions of a published inspection, as a results file. */
export async function resultsLike(name: string) {
  const carried = carriedShape.parse(await publishedFile(name))
  const { keyQuestions, standards, samples } = carried
  return {
    keyQuestions: keyQuestions.map(({ ref, counts }) => ({ ref, ...(counts ?? { yes: 0, relevant: 0 }) })),
    judgements: standards.flatMap(({ ref, rating }) =>
      rating && !keyQuestions.some((one) => one.ref.startsWith(`${ref}.`)) ? [{ ref, rating }] : [],
    ),
    discretion: standards.flatMap(({ ref, discretion }) =>
      discretion ? [{ ref, to: discretion.to, reason: discretion.basis }] : [],
    ),
    cases: { court: samples.court!, outOfCourt: samples.outOfCourt! },
  }
}

export async function concludedInspection(
  world: TestApp,
  name: string,
  given: Awaited<ReturnType<typeof resultsLike>>,
  frameworkId = 'hmip-youth-2018',
): Promise<Concluded> {
  const lead = await world.person(`Lead inspector of ${name}`)
  const editor = await world.person('Publications editor', ['publications-editor'])
  const qualityLead = await world.person('Quality lead')
  const contact = await world.person('Service contact')
  const service = await world.perform(registerService, { name, area: name.split(' ')[0]! })
  const framework = await world.frameworks.get(frameworkId, '1.3.0')
  const { id, slug } = await world.perform(openInspection, {
    service: { id: service, slug: slugFrom(name) },
    framework,
    announcedOn: '2027-01-04',
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  await world.perform(setTeam, {
    inspection: id,
    members: [
      { person: lead.id, role: 'lead-inspector' },
      { person: qualityLead.id, role: 'quality-lead' },
      { person: contact.id, role: 'service-contact' },
    ],
  })
  const { cases, ...answers } = given
  const checked = checkResults(framework, {
    framework: framework.id,
    service: name,
    ...answers,
    keyQuestions: answers.keyQuestions.map(({ ref, yes, relevant }) => ({ ref, yes, relevant })),
    cases,
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const rated = rate(framework, checked.results)
  await world.db
    .insertInto('result')
    .values({
      inspection_id: id,
      version: 1,
      results: JSON.stringify(checked.results),
      rated: JSON.stringify(rated),
      digest: createHash('sha256').update(canonicalJson(rated)).digest('hex'),
    })
    .execute()
  await assessedCases(world.db, id, lead.id, 'court', {
    eligible: 9,
    planned: 8,
    drawn: 7,
    assessed: cases.court,
  })
  await world.perform(moveStage, { inspection: id, from: 'caseload', to: 'drafting' })
  return { id, slug, rated, lead, editor, qualityLead, contact }
}

/** The lead writes everything that a report needs, and the service finds nothing wrong in it. */
export async function writeWholeReport(world: TestApp, inspection: Concluded): Promise<void> {
  await writeSections(world, inspection)
  await checkFacts(inspection.slug, inspection)
}

/** The draft goes to the service, which has no comment, and factual accuracy is closed. */
export async function checkFacts(
  slug: string,
  { lead, contact }: Pick<Concluded, 'lead' | 'contact'>,
): Promise<void> {
  const at = `/inspections/${slug}/accuracy`
  const steps: [Visitor, string][] = [
    [lead, `${at}/send`],
    [contact, `${at}/finished`],
    [lead, `${at}/close`],
  ]
  for (const [visitor, action] of steps) {
    const answer = await fillForm(visitor, at, action)
    if (answer.status !== 303) throw new Error(`${action}: ${answer.status} ${answer.text}`)
  }
}

/** The lead writes everything that a report needs. */
export async function writeSections(world: TestApp, { slug, lead }: Concluded): Promise<void> {
  const at = `/inspections/${slug}/report`
  const inspection = await world.db
    .selectFrom('inspection')
    .where('slug', '=', slug)
    .select(['framework', 'framework_version'])
    .executeTakeFirstOrThrow()
  const framework = await world.frameworks.get(inspection.framework, inspection.framework_version)
  const save = async (section: string, body: string) => {
    const answer = await lead.post(`${at}/sections/${section}`, { base: '0', body })
    if (answer.status !== 303) throw new Error(`${section}: ${answer.status} ${answer.text}`)
  }
  await save('executive-summary', 'Children are well served.\n\nBut:\n- plans do not look far enough ahead')
  await save('background', 'A small coastal service.')
  await save('meetings', '9')
  for (const domain of framework.domains)
    for (const standard of domain.standards)
      await save(`standard-${standard.id}`, `What we found about ${standard.name.toLowerCase()}.`)
  await lead.post(`${at}/recommendations`, {
    addressee: 'The management board',
    body: 'Review how victims are kept safe.',
  })
}
