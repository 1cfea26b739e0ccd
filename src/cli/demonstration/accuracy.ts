/** A report that is written, locked and sent; the service commented, and not everything is answered yet. */
import type { Answer } from '#platform/web/visitor.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { background, inventedComments, inventedRecommendations, inventedSections } from './invented-report.ts'
import { type As, done } from './visitors.ts'

export async function checkFacts(inspection: InventedInspection, as: As): Promise<void> {
  const { path } = inspection
  await writeReport(inspection, as)
  const lead = await as('Lead inspector')
  const before = await lead.get(`${path}/accuracy`)
  const due = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => [`due-${part}`, fieldOf(before, `due-${part}`)]),
  )
  const digest = fieldOf(before, 'digest')
  done('send the draft to the service', await lead.post(`${path}/accuracy/send`, { digest, ...due }))
  const commented = await comment(path, as)
  await answer(path, as, commented)
  // One comment was right: what it led to is locked for the service too, with its difference.
  done(
    'change the background',
    await lead.post(`${path}/report/sections/background`, { base: '1', body: background(12) }),
  )
  const changed = fieldOf(await lead.get(`${path}/accuracy`), 'digest')
  done('lock the changed draft', await lead.post(`${path}/accuracy/lock`, { digest: changed }))
}

async function writeReport({ framework, path }: InventedInspection, as: As): Promise<void> {
  const lead = await as('Lead inspector')
  for (const [section, body] of inventedSections(framework))
    done(`write ${section}`, await lead.post(`${path}/report/sections/${section}`, { base: '0', body }))
  for (const one of inventedRecommendations)
    done(`recommend to ${one.addressee}`, await lead.post(`${path}/report/recommendations`, one))
  const remark = {
    about: '2',
    comment: 'Could we say how often supervision took place? Staff gave us dates.',
  }
  const quality = await as('Quality lead')
  done('remark on a section', await quality.post(`${path}/report/sections/standard-staff/comments`, remark))
}

/** Each about the paragraph that holds its words. Returns their numbers, in the order of the comments. */
async function comment(path: string, as: As): Promise<string[]> {
  const contact = await as('Service contact')
  const draft = `${path}/accuracy/drafts/1`
  const paragraphs = (await contact.get(draft)).body.split('<section class="pl-paragraph" id="paragraph-')
  const numbers: string[] = []
  for (const { about, body } of inventedComments) {
    const number = paragraphs.find((one) => one.includes(about))?.match(/^\d+/)?.[0] ?? ''
    done(`comment on “${about}”`, await contact.post(`${draft}/paragraphs/${number}`, { body }))
    numbers.push(number)
  }
  return numbers
}

async function answer(path: string, as: As, numbers: readonly string[]): Promise<void> {
  const lead = await as('Lead inspector')
  const { body } = await lead.get(`${path}/accuracy`)
  for (const [at, { about, decision, reason }] of inventedComments.entries()) {
    if (!decision) continue
    const link = new RegExp(
      `/comments/([0-9a-f-]{36})">Answer<span[^>]*> the comment on paragraph ${numbers[at]}<`,
    )
    const sent = { base: '0', decision, reason }
    const id = link.exec(body)?.[1]
    done(`answer the comment on “${about}”`, await lead.post(`${path}/accuracy/comments/${id}`, sent))
  }
}

/** What a field of the page's form holds. */
const fieldOf = ({ body }: Answer, field: string): string => {
  const [tag = ''] = new RegExp(`<input[^>]*name="${field}"[^>]*>`).exec(body) ?? []
  return /value="([^"]*)"/.exec(tag)?.[1] ?? ''
}
