import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerService } from '#inspection/programme/actions.ts'
import { seal } from '#platform/audit/seal.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'

describe('the audit record', () => {
  let world: TestApp
  beforeEach(async () => {
    world = await testApp()
    for (const name of ['Ashford', 'Brookvale', 'Cliffmouth'])
      await world.perform(registerService, { name, area: name })
    await world.perform(seal, undefined)
  })
  afterEach(() => world.close())

  /** What somebody with the database's own password could do: switch the guard off. */
  async function tamper(change: ReturnType<typeof sql>) {
    await sql`alter table audit_event disable trigger user`.execute(world.db)
    await change.execute(world.db)
    await sql`alter table audit_event enable trigger user`.execute(world.db)
    return (await verifyAudit(world.db)).findings.map((finding) => finding.message).join('; ')
  }

  it('is sound when nobody has touched it', async () => {
    const { findings, seals } = await verifyAudit(world.db)
    expect(findings).toEqual([])
    expect(seals).toBe(1)
  })

  it.each([
    ['update', sql`update audit_event set payload = '{}'`],
    ['delete', sql`delete from audit_event`],
    ['truncate', sql`truncate audit_event`],
  ])('refuses %s', async (_, change) => {
    await expect(change.execute(world.db)).rejects.toThrow('append-only')
  })

  it.each([
    [
      'a changed payload',
      sql`update audit_event set payload = jsonb_set(payload, '{slug}', '"elsewhere"') where kind = 'service-registered' and payload->>'slug' = 'brookvale'`,
      'was changed after it was written',
    ],
    [
      'a changed time',
      sql`update audit_event set at = at - interval '1 day' where kind = 'service-registered'`,
      'was changed after it was written',
    ],
    [
      'another name',
      sql`update audit_event set kind = 'program-started' where kind = 'service-registered'`,
      'was changed after it was written',
    ],
    [
      'an event removed from the middle',
      sql`delete from audit_event where payload->>'slug' = 'brookvale'`,
      'is missing before this one',
    ],
    [
      'the last event removed',
      sql`delete from audit_event where payload->>'slug' = 'cliffmouth'`,
      'the chain ends at',
    ],
  ])('shows %s', async (_, change, finding) => {
    expect(await tamper(change)).toContain(finding)
  })

  it('shows a chain cut short together with its head, by the seal', async () => {
    const cut = sql`
      with cut as (delete from audit_event where stream = 'programme' and payload->>'slug' = 'cliffmouth' returning seq, previous_hash)
      update audit_head set seq = cut.seq - 1, hash = cut.previous_hash from cut where stream = 'programme'`
    expect(await tamper(cut)).toContain('since this seal, events up to number')
  })

  it('shows a chain removed whole, by the seal', async () => {
    await sql`delete from audit_head where stream = 'programme'`.execute(world.db)
    expect(await tamper(sql`delete from audit_event where stream = 'programme'`)).toContain('since this seal')
  })

  it('stays sound when many write to one chain at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        world.perform(registerService, { name: `Service ${at}`, area: 'Somewhere' }),
      ),
    )
    const { findings, events } = await verifyAudit(world.db)
    expect(findings).toEqual([])
    expect(events).toBeGreaterThanOrEqual(43)
  })

  it('keeps nothing of a write that failed', async () => {
    const before = (await verifyAudit(world.db)).events
    await expect(world.perform(registerService, { name: 'Ashford', area: 'Again' })).rejects.toThrow()
    expect((await verifyAudit(world.db)).events).toBe(before)
  })
})
