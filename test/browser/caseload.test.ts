/** From the lead's request to a draw that the service has verified, by what both sides see, without scripts and on a phone too. */
import { AxeBuilder } from '@axe-core/playwright'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCommand } from '#cli/sample.ts'
import { inventCaseload } from '#engine/caseload/invent.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { hashPassword } from '#platform/people/passwords.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp } from '../app.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'
import { Person } from './person.ts'

const service = 'Northmere Youth Justice Service'
const password = 'plumb level square'
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const wide = { width: 1280, height: 900 }
const phone = { width: 375, height: 720 }
const announced = '2027-01-04'

describe('a caseload that is asked for, sent, accepted and drawn from', { timeout: 90_000 }, () => {
  let world: TestApp
  let chromium: RunningBrowser
  let address: string
  let lead: Person
  let contact: Person
  let template: string[]
  let rows: string[][]

  beforeAll(async () => {
    world = await testApp()
    chromium = await openBrowser(await shared('browser'))
    address = await world.app.listen({ host: '127.0.0.1', port: 0 })
    const framework = (await world.frameworks.newest()).find((one) => one.id === 'hmip-youth-2018')!
    const passwordHash = await hashPassword(password)
    const account = (name: string, email: string) =>
      world.perform(createAccount, { email, name, passwordHash, roles: [] })
    const id = await world.perform(registerService, { name: service, area: 'Northmere' })
    const inspection = await world.perform(openInspection, {
      service: { id, slug: 'northmere' },
      framework,
      announcedOn: announced,
      fieldworkFrom: '2027-02-01',
      fieldworkTo: '2027-02-05',
      publicationPlannedOn: null,
    })
    await world.perform(setTeam, {
      inspection: inspection.id,
      members: [
        { person: await account('Lead inspector', 'lead@example.org'), role: 'lead-inspector' },
        { person: await account('Service contact', 'contact@example.org'), role: 'service-contact' },
      ],
    })
    const made = inventCaseload(framework, { kind: 'court', size: 24, seed: 'story', announced })
    rows = made.rows
    // A browser without scripts cannot be measured from inside, so the lead has them and the contact has none.
    const at = (email: string, javaScript: boolean) =>
      Person.at(chromium.browser, address, { account: { email, password }, javaScript })
    lead = await at('lead@example.org', true)
    contact = await at('contact@example.org', false)
  })
  afterAll(async () => {
    await chromium?.close()
    await world?.close()
  })

  /** The page that somebody has open, read by others' eyes: with scripts, for that is how it is measured. */
  async function canBeUsed({ page }: Person): Promise<void> {
    const context = await chromium.browser.newContext({ baseURL: address })
    await context.addCookies(await page.context().cookies())
    const seen = await context.newPage()
    await seen.setViewportSize(wide)
    await seen.goto(page.url())
    await seen.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
    const { violations } = await new AxeBuilder({ page: seen }).withTags(rules).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    await seen.setViewportSize(phone)
    expect(await seen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width)
    await context.close()
  }

  const send = async (person: Person, headings: string[], cells: string[][], name: string) => {
    await person.page
      .getByLabel(/file/i)
      .and(person.page.locator('input[type=file]'))
      .first()
      .setInputFiles({
        name,
        mimeType: 'text/csv',
        buffer: Buffer.from(stringify([headings, ...cells])),
      })
  }
  const column = (name: string) => template.indexOf(name)
  /** As the service's own system exports it. */
  const odd: Record<string, string> = {
    gender: 'M or F',
    disposal_date: 'Sentenced on',
    case_manager: 'Team',
  }
  const oddRows = (wrong: boolean) =>
    rows.map((cells, at) =>
      cells.map((cell, position) => {
        if (position === column('disposal') && cell === 'Referral order') return 'Panel order'
        if (position === column('case_manager')) return 'North'
        if (wrong && at === 3 && position === column('age')) return '44'
        if (wrong && at === 7 && position === column('disposal_date')) return '31/02/2026'
        return cell
      }),
    )

  it('is asked for by the lead, with a day', async () => {
    await lead.follow(service)
    await lead.follow('Caseload', 0)
    await canBeUsed(lead)
    await lead.press('Ask for the caseload')
    expect(await lead.text()).toContain('The service is asked for its caseload')
    expect(await lead.text()).toContain('Still missing: court disposals, out-of-court disposals')
    await canBeUsed(lead)
  })

  it('is the first thing that the service contact reads, with a template to fill in', async () => {
    const { page } = contact
    await page.goto('/')
    expect(await contact.text()).toContain(`${service}: send your caseload by`)
    await canBeUsed(contact)
    await contact.follow(/^Read what to send/)
    const link = page.getByRole('link', { name: /^Template for court disposals.*CSV/ }).first()
    const file = await page.context().request.get((await link.getAttribute('href'))!)
    template = (await file.text()).replace('\ufeff', '').trim().split(',')
    expect(template).toContain('disposal_date')
  })

  it('is sent with other headings, and the service says which column is which', async () => {
    await contact.pick('Court disposals')
    await send(
      contact,
      template.map((name) => odd[name] ?? name),
      oddRows(true),
      'export.csv',
    )
    await contact.press('Send the file')
    expect(await contact.heading()).toBe('Which column is which?')
    expect(await contact.page.getByLabel('M or F').inputValue()).toBe('gender')
    expect(await contact.page.getByLabel('Sentenced on').inputValue()).toBe('disposal_date')
    await canBeUsed(contact)
    await contact.choose('Team', 'Not read')
    await contact.press('Confirm the columns')
    expect(await contact.heading()).toBe('Check and accept')
  })

  it('has words of its own, and the service says what they mean', async () => {
    expect(await contact.text()).toContain('1 word is not on our lists')
    await canBeUsed(contact)
    await contact.press('Say what they mean')
    expect(await contact.heading()).toBe('What do these words mean?')
    await canBeUsed(contact)
    await contact.choose('“Panel order”', 'Referral order')
    await contact.press('Confirm what they mean')
    expect(await contact.text()).not.toContain('not on our lists')
  })

  it('has faults, each told by row and column, and downloaded beside the rows', async () => {
    const text = await contact.text()
    expect(text).toContain('export.csv has 2 faults in 2 rows. Nothing has been accepted.')
    expect(text).toContain('44 is not between 10 and 18')
    expect(text).toContain('31/02/2026 is not a date')
    await canBeUsed(contact)
    const link = contact.page.getByRole('link', { name: /^Faulty rows of export.csv/ })
    const file = await contact.page.context().request.get((await link.getAttribute('href'))!)
    expect(await file.text()).toContain('What to put right')
    await contact.press(/^Accept/)
    expect(await contact.text()).toContain('Tick the box to set 2 rows aside')
  })

  it('is accepted once it is corrected, and nothing was asked a second time', async () => {
    await contact.follow('Caseload', 0)
    expect(await contact.text()).toContain('what you sent is not accepted yet')
    await contact.pick('Court disposals')
    await send(
      contact,
      template.map((name) => odd[name] ?? name),
      oddRows(false),
      'export 2.csv',
    )
    await contact.press('Send the file')
    expect(await contact.heading()).toBe('Check and accept')
    await contact.press('Accept 24 cases')
    expect(await contact.text()).toContain('Court disposals: version 1 is accepted with 24 eligible cases')
    await canBeUsed(contact)
  })

  it('shows what a later file would change before that is accepted', async () => {
    const later = oddRows(false).filter((_, at) => at !== 0 && at !== 5)
    later[2]![column('rosh')] = later[2]![column('rosh')] === 'High' ? 'Low' : 'High'
    await contact.pick('Court disposals')
    await send(
      contact,
      template.map((name) => odd[name] ?? name),
      later,
      'export 3.csv',
    )
    await contact.press('Send the file')
    const text = await contact.text()
    expect(text).toContain('What would change from version 1')
    expect(text).toMatch(/Gone: \d cases?/)
    expect(text).toContain('Changed: 1 case')
    await canBeUsed(contact)
    await contact.press(/^Accept/)
    expect(await contact.text()).toContain('version 2 is accepted')
  })

  it('is seen by the lead with its figures and how it was read, and the rest is asked for again', async () => {
    await lead.follow('Caseload', 0)
    expect(await lead.text()).toContain('Still missing: out-of-court disposals')
    await lead.follow(/^Figures of the caseload/)
    expect(await lead.text()).toContain('Youth justice annual statistics')
    await canBeUsed(lead)
    await lead.follow('Caseload', 0)
    await lead.page.getByText('How the files of this service are read').click()
    expect(await lead.text()).toContain('Panel order')
    await lead.page.getByText('Send a reminder', { exact: true }).first().click()
    await lead.press('Send a reminder')
    expect(await lead.text()).toContain('The reminder is sent')
  })

  it('has nothing of the other kind, which the service says by sending the template without rows', async () => {
    await contact.follow('Caseload', 0)
    await contact.pick('Out-of-court disposals')
    await send(contact, template, [], 'none.csv')
    await contact.press('Send the file')
    await contact.press(/^Accept/)
    expect(await contact.text()).toContain(
      'Out-of-court disposals: version 1 is accepted with 0 eligible cases',
    )
    await lead.follow('Caseload', 0)
    await lead.press('Open the sample stage')
    expect(await lead.heading()).toContain('Sample')
  })

  let digest = ''

  it('is frozen, and a list of possible samples is prepared that nobody can choose from', async () => {
    await lead.follow('Court disposals')
    await lead.press('Prepare the list')
    expect(await lead.text()).toContain('The list is prepared. Give its digest to the service')
    expect(await lead.text()).toContain('The service has not confirmed yet that it has the digest')
    await canBeUsed(lead)
    await lead.fill('Public seed', '4-1-6-2-5')
    await lead.press('Draw the sample')
    expect(await lead.text()).toContain('Have the service confirm that it has the digest, or say why')
  })

  it('is explained to the service, which confirms that it has the digest', async () => {
    await contact.follow('Sample', 0)
    await contact.follow('Court disposals')
    await contact.follow(/^How this draw works/)
    expect(await contact.text()).toContain('What you hold in your hands')
    digest = /Digest\s+([0-9a-f]{64})/.exec(await contact.text())![1]!
    await contact.press('Confirm that we have the digest')
    expect(await contact.text()).toContain('It is on record that the service has the digest.')
  })

  it('is drawn by a seed that comes only then', async () => {
    await lead.follow('Sample', 0)
    await lead.follow('Court disposals')
    expect(await lead.text()).toContain('The service has confirmed that it has the digest')
    await lead.fill('Public seed', '4-1-6-2-5')
    await lead.press('Draw the sample')
    expect(await lead.text()).toMatch(/The sample is drawn: \d+ cases/)
  })

  it('is verified by the service on its own page, and by separate code on a file of its own', async () => {
    await contact.page.reload()
    const text = await contact.text()
    expect(text).toContain('The dice showed 4-1-6-2-5')
    expect(text).toContain('The draw holds')
    expect(text).not.toContain('Does not hold')
    await contact.follow('The proof on one page')
    expect(await contact.text()).toContain(digest)
    await contact.page.goBack()
    const link = contact.page.getByRole('link', { name: 'The whole list and the draw' })
    const proof = await contact.page.context().request.get((await link.getAttribute('href'))!)
    const kept = await proof.text()
    const { drawn, reserves, list, ...rest } = JSON.parse(kept)
    expect(list.digest).toBe(digest)
    expect(await verified(kept)).toBe(0)
    const exchanged = { ...rest, list, reserves, drawn: [...drawn.slice(1), reserves[0]] }
    expect(await verified(JSON.stringify(exchanged))).toBe(1)
  })
})

/** What `plumbline sample verify` says of a file, as its exit code. */
function verified(proof: string): Promise<number> {
  const readFile = async () => new TextEncoder().encode(proof)
  const quiet = { stdout: () => {}, stderr: () => {}, readFile }
  return sampleCommand(['verify', 'proof.json'], quiet, new Map())
}
