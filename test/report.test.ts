import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import { type Concluded, concludedInspection, resultsLike } from './concluded-inspection.ts'
import { headings, tableRows } from './read-page.ts'

describe('the lead inspector writes the report', () => {
  let world: TestApp
  let inspection: Concluded
  let at: string

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(
      world,
      'Northmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    at = `/inspections/${inspection.slug}/report`
  })
  afterAll(() => world.close())

  it('and sees first what has to be written', async () => {
    const { text } = await inspection.lead.get(at)
    expect(text).toContain('Executive summary To be written')
    expect(text).toContain('2.1 Assessment To be written')
    expect(text).toContain('Recommendations 0 recommendations To be written')
  })

  it('a section at a time, in plain text with lists', async () => {
    const saved = await inspection.lead.post(`${at}/sections/executive-summary`, {
      base: '0',
      body: 'Children are well served.\r\n\r\nBut we found that:\r\n- plans are short\r\n- reviews are late',
    })
    expect(saved).toMatchObject({ status: 303, location: at })
    const { body, text } = await inspection.lead.get(`${at}/preview`)
    expect(body).toContain('<p class="govuk-body">Children are well served.</p>')
    expect(body).toContain('<li>plans are short</li><li>reviews are late</li>')
    expect(text).toContain('This is a draft')
    expect((await inspection.lead.get(at)).text).toContain(`Executive summary ${inspection.lead.name},`)
  })

  it('and every figure in it is the one in the panel’s result', async () => {
    const { body } = await inspection.lead.get(`${at}/preview`)
    const { rated } = inspection
    const ratings = tableRows(body, 'table-ratings')
    expect(ratings).toEqual([
      ...rated.standards.map(({ ref, name, rating, score }) => [`${ref} ${name}`, rating, String(score)]),
      ['Overall', rated.overall, `${rated.score} of ${rated.outOf}`],
    ])
    const data = tableRows(body, 'table-key-questions')
    expect(data.map(([name, ...figures]) => [name!.split(' ')[0], ...figures])).toEqual(
      rated.keyQuestions.map(({ ref, yes, relevant, percent }) => [
        ref,
        String(yes),
        String(relevant),
        percent === null ? 'Not applicable' : `${percent}%`,
      ]),
    )
    const section = tableRows(body, 'table-court-planning')
    expect(section.map((row) => row[1])).toEqual(['6 of 6', '4 of 6', '4 of 6'])
    expect(section[1]![2]).toBe('Good Lowest')
  })

  it('with the cases that were assessed, not the ones that were planned', async () => {
    const { body, text } = await inspection.lead.get(`${at}/preview`)
    expect(tableRows(body, 'table-samples')).toEqual([
      ['Court disposals', '9', '8', '7', '6'],
      ['Out-of-court disposals', 'Not known', 'Not known', 'Not known', '4'],
    ])
    expect(text).toContain(
      'read 6 cases of children sentenced by a court and 4 cases dealt with out of court',
    )
    expect(text).toContain('interviewed 3 case managers')
    expect(text).toContain('[meetings: not known] meetings')
  })

  it('with headings in order and an entry for each part in the contents', async () => {
    const { body } = await inspection.lead.get(`${at}/preview`)
    const levels = headings(body).map(({ level }) => level)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [place, level] of levels.entries())
      expect(level - (levels[place - 1] ?? level)).toBeLessThanOrEqual(1)
    for (const { id, level } of headings(body))
      if (id && (level === 2 || level === 3) && id !== 'contents' && !id.startsWith('govuk-'))
        expect(body).toContain(`href="#${id}"`)
  })

  it('and what is typed cannot become markup', async () => {
    const hostile = '</p><script>alert(1)</script>\n- <img src=x onerror=alert(2)>'
    await inspection.lead.post(`${at}/sections/background`, { base: '0', body: hostile })
    for (const page of [`${at}/preview`, `${at}/sections/background`]) {
      const { body } = await inspection.lead.get(page)
      expect(body).not.toContain('<script>alert')
      expect(body).not.toContain('<img')
      expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    }
  })

  it('and two saves from the same version are both kept, and both shown', async () => {
    const section = `${at}/sections/standard-governance`
    await inspection.lead.post(section, { base: '0', body: 'The board knows its data.' })
    const late = await inspection.lead.post(section, { base: '0', body: 'The board rarely meets.' })
    expect(late).toMatchObject({ status: 303, location: `${section}?kept=2` })
    const both = await inspection.lead.get(late.location!)
    expect(both.text).toContain('Somebody else saved this section while you were writing')
    expect(both.text).toContain('The board knows its data.')
    expect(both.body).toMatch(/<textarea[^>]*>The board rarely meets\.<\/textarea>/)
    expect((await inspection.lead.get(`${at}/preview`)).text).not.toContain('The board rarely meets.')

    await inspection.lead.post(section, { base: '1', body: 'The board knows its data but rarely meets.' })
    const decided = await inspection.lead.get(section)
    expect(decided.text).toContain('Version 2')
    expect(decided.text).toContain('kept, but does not stand')
    expect((await inspection.lead.get(`${at}/preview`)).text).toContain('knows its data but rarely meets')
    expect((await inspection.lead.get(`${section}?kept=2`)).text).not.toContain('while you were writing')
  })

  it('and every version is kept: the database itself refuses to change one', async () => {
    await expect(world.db.updateTable('report_section').set({ body: '' }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  it('and is told what a number or a text may be', async () => {
    const words = await inspection.lead.post(`${at}/sections/meetings`, { base: '0', body: 'about ten' })
    expect(words.status).toBe(422)
    expect(words.text).toContain('Enter a whole number, such as 12')
    const long = await inspection.lead.post(`${at}/sections/background`, {
      base: '1',
      body: 'x'.repeat(50_001),
    })
    expect(long.status).toBe(422)
    expect(long.text).toContain('Shorten the text to 50,000 characters or fewer')
    expect((await inspection.lead.get(`${at}/sections/no-such-section`)).status).toBe(404)
  })

  it('with recommendations, added, changed and withdrawn', async () => {
    const page = `${at}/recommendations`
    expect((await inspection.lead.post(page, {})).text).toContain('Enter who must act')
    await inspection.lead.post(page, { addressee: 'The management board', body: 'Meet more often.' })
    await inspection.lead.post(page, { addressee: 'The police', body: 'Share decisions early.' })
    await inspection.lead.post(page, { addressee: 'The management board', body: 'Look at outcomes.' })
    await inspection.lead.post(`${page}/1`, {
      base: '1',
      addressee: 'The management board',
      body: 'Meet every month.',
    })
    const stale = await inspection.lead.post(`${page}/1`, {
      base: '1',
      addressee: 'The management board',
      body: 'Meet twice a year.',
    })
    expect(stale.status).toBe(422)
    expect(stale.text).toContain('Somebody else changed this recommendation meanwhile')
    expect(stale.text).toContain('Meet every month.')
    expect(stale.body).toContain('>Meet twice a year.</textarea>')
    await expect(world.db.deleteFrom('recommendation').execute()).rejects.toThrow('append-only')
    await inspection.lead.post(`${page}/2/withdraw`, { base: '1' })
    expect((await inspection.lead.get(page)).text).toContain('Withdrawn Share decisions early.')
    const { text } = await inspection.lead.get(`${at}/preview`)
    expect(text).toContain('The management board Meet every month. Look at outcomes.')
    expect(text).not.toContain('Share decisions early.')
  })

  it('while others on the team read along and cannot write', async () => {
    expect((await inspection.qualityLead.get(`${at}/preview`)).status).toBe(200)
    const section = await inspection.qualityLead.get(`${at}/sections/background`)
    expect(section.body).not.toContain('name="body"')
    const tried = await inspection.qualityLead.post(`${at}/sections/background`, { base: '1', body: 'x' })
    expect(tried.status).toBe(403)
    expect((await inspection.editor.post(`${at}/recommendations`, {})).status).toBe(403)
    expect((await (await world.person('Stranger')).get(at)).status).toBe(404)
  })

  it('and leaves an audit record that verifies', async () => {
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})

describe('a larger sample', () => {
  let world: TestApp
  let preview: string

  beforeAll(async () => {
    world = await testApp()
    const { lead, slug } = await concludedInspection(
      world,
      'Kirkbridge Youth Justice Service',
      await resultsLike('luton-2020'),
    )
    preview = (await lead.get(`/inspections/${slug}/report/preview`)).body
  })
  afterAll(() => world.close())

  it('prints percentages, and the panel’s reason where it changed a rating', () => {
    expect(tableRows(preview, 'table-court-assessment').map((row) => row[1])).toEqual(['95%', '71%', '62%'])
    expect(preview).toContain('The ratings panel changed this rating from Requires improvement to Good.')
    expect(preview).toContain('The lowest answer, to question 2.1.3, is 62 per cent.')
  })

  it('says “Not applicable” where a question counts no case', () => {
    expect(tableRows(preview, 'table-joint-working').map((row) => row[1])).toEqual(['53%', 'Not applicable'])
  })
})
