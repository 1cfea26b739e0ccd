/** Alerts raised through the application's own door, and where somebody meets one. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Visitor } from './app.ts'

/** An alert whose times are all over. Returns the address of its page. */
export async function overdueAlert(
  who: Visitor,
  slug: string,
  assessment = '',
  known = 'The child says that somebody waits for him with a knife.',
): Promise<string> {
  const answer = await who.postJson(`/inspections/${slug}/alerts`, {
    alert: randomUUID(),
    assessment,
    severity: 'danger-now',
    atRisk: 'child',
    known,
    noticedAt: new Date(Date.now() - 26 * 3_600_000).toISOString(),
  })
  expect(answer.status, answer.body).toBe(201)
  return (answer.json() as { address: string }).address
}

/** Where a person meets an alert: on its own page, in the list, and in the banner of another page. */
export async function seesAlert(who: Visitor, slug: string, alert: string) {
  const page = await who.get(alert)
  expect([200, 404]).toContain(page.status)
  const list = await who.get(`/inspections/${slug}/alerts`)
  const other = await who.get(`/inspections/${slug}`)
  return {
    page: page.status === 200,
    list: list.body.includes(`href="${alert}"`),
    banner: other.body.includes(`href="${alert}"`),
  }
}
