/** A standards lead takes the figures of a report that somebody else published into the register. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStream } from '#engine/sampling/stream.ts'
import { publishedFigures } from '#inspection/programme/carry-published.ts'
import { importPublished } from '#inspection/programme/import-published.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Role } from '#platform/permissions/roles.ts'
import { checkReportFile } from '#platform/report-files/check-report-file.ts'
import { figuresToCarry } from '../src/cli/import.ts'
import { type TestApp, testApp } from './app.ts'
import { asHtml } from './claims/as-files.ts'
import { printedReport } from './claims/printed-report.ts'
import { shippedFramework } from './shipped-frameworks.ts'

const framework = shippedFramework('hmip-youth-2018')
const report = printedReport(createStream('a report to import'), framework)
const about = {
  title: 'An inspection in Northmere',
  publisher: 'An inspectorate',
  area: 'Northmere',
  published: '2020-05',
}

/** Each file is read once: reading takes a process of its own. */
const known = new Map<readonly string[], ReturnType<typeof readNow>>()
function read(lines: readonly string[]) {
  const before = known.get(lines) ?? readNow(lines)
  known.set(lines, before)
  return before
}

async function readNow(lines: readonly string[]) {
  const { printed } = await checkReportFile(asHtml(lines), [framework])
  const file = { digest: 'ab'.repeat(32), bytes: 1_234 }
  const put = figuresToCarry(printed, about, file)
  if ('faults' in put) throw new Error(put.faults.join('; '))
  return put.figures
}

describe('a published report', () => {
  let world: TestApp
  let lead: string
  const roles = (...list: Role[]) => new Set(list)
  const carry = async (lines: readonly string[], who: ReadonlySet<Role> = roles('standards-lead')) =>
    importPublished(world.db, publishedFigures.parse(await read(lines)), '1.3.0', { id: lead, roles: who })
  const versions = () =>
    world.db
      .selectFrom('published_figures as p')
      .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
      .where('i.slug', '=', 'northmere-2020')
      .select(['p.version', 'p.carried_by'])
      .orderBy('p.version')
      .execute()

  beforeAll(async () => {
    world = await testApp()
    await world.person('Ada Lead', ['standards-lead'])
    const { id } = await world.db
      .selectFrom('person')
      .select('id')
      .orderBy('created_at')
      .executeTakeFirstOrThrow()
    lead = id
  })
  afterAll(() => world.close())

  it('is not for everybody to carry', async () => {
    expect(await carry(report.lines, roles('analyst'))).toMatchObject({
      refused: expect.stringContaining('standards lead'),
    })
    expect(await versions()).toEqual([])
  })

  it('is read with every figure it prints, and its file is named', async () => {
    expect(await carry(report.lines)).toEqual({ done: 'new', version: 1 })
    const { text } = await world.anyone.get('/published/northmere-2020')
    expect(text).toContain(`digest ${'ab'.repeat(32)}`)
    const figures = await read(report.lines)
    for (const { ref, percent } of report.invented.rated.keyQuestions) {
      const one = figures.keyQuestions.find((question) => question.ref === ref)!
      const printed = percent === null ? { notApplicable: true } : { percent }
      expect(one.printed.sectionTable, ref).toMatchObject(printed)
      expect(one.printed.annexe, ref).toMatchObject(printed)
    }
    expect(figures.standards.map(({ rating }) => rating)).toEqual(
      figures.standards.map(
        ({ ref }) => report.invented.rated.standards.find((one) => one.ref === ref)!.rating,
      ),
    )
    expect(figures.contradictions).toEqual([])
  })

  it('changes nothing when it is read again', async () => {
    expect(await carry(report.lines)).toEqual({ done: 'nothing', version: 1 })
    expect(await versions()).toHaveLength(1)
  })

  it('keeps what contradicts itself as it is printed, in a version of its own', async () => {
    const spoilt = report.spoilt.find(({ what }) => what === 'two tables of a key question')!
    expect(await carry(spoilt.lines)).toEqual({ done: 'next-version', version: 2 })
    const figures = await read(spoilt.lines)
    const question = figures.keyQuestions.find(({ use }) => use !== undefined)!
    const { sectionTable, annexe } = question.printed
    expect(sectionTable!.percent).not.toBe(annexe!.percent)
    expect(figures.contradictions[0]!.why).toContain(`${annexe!.percent}%`)
    const { text } = await world.anyone.get('/published/northmere-2020')
    expect(text).toContain(`${sectionTable!.percent}% (section), ${annexe!.percent}% (annexe)`)
    expect(text).toContain('Version 2 of these figures.')
    expect(await versions()).toEqual([
      { version: 1, carried_by: lead },
      { version: 2, carried_by: lead },
    ])
  })

  it('stands in the audit record with the digest of its file', async () => {
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'published-figures-carried')
      .select('payload')
      .execute()
    expect(events.map(({ payload }) => payload)).toEqual(
      [1, 2].map((version) => expect.objectContaining({ version, source: 'ab'.repeat(32) })),
    )
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })

  it('speaks of a service that is known, however it writes the name, and changes nothing of it', async () => {
    const services = () => world.db.selectFrom('service').select(['name', 'area']).orderBy('name').execute()
    const before = await services()
    const figures = publishedFigures.parse(await read(report.lines))
    const other = {
      ...figures,
      slug: 'northmere-2024',
      service: figures.service.toUpperCase(),
      area: 'Elsewhere',
    }
    const steward = { id: lead, roles: roles('standards-lead') }
    expect(await importPublished(world.db, other, '1.3.0', steward)).toEqual({ done: 'new', version: 1 })
    expect(await services()).toEqual(before)
  })
})
