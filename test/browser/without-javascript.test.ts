/** One inspection in a browser that runs no scripts, from the register to the public page, by what people see. */
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventFacts, inventScreen, screenFields } from '#cli/demonstration/invented-answers.ts'
import { inventCaseload } from '#engine/caseload/invent.ts'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { createStream } from '#engine/sampling/stream.ts'
import { hashPassword } from '#platform/people/passwords.ts'
import { createAccount, signIn } from '#platform/people/sign-in.actions.ts'
import type { StandingRole } from '#platform/permissions/roles.ts'
import { type TestApp, testApp, Visitor } from '../app.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'
import { Person } from './person.ts'

const people = {
  'Programme manager': 'programme-manager',
  'Publications editor': 'publications-editor',
  'Lead inspector': null,
  Inspector: null,
  'Ratings panel chair': null,
  'Ratings panel member': null,
  'Service contact': null,
} as const satisfies Record<string, StandingRole | null>

type Name = keyof typeof people

const service = 'Northmere Youth Justice Service'
const password = 'plumb level square'
const emailOf = (name: Name) => `${name.toLowerCase().replaceAll(' ', '.')}@example.org`

/** Every court case is assessed; of the others the four that their share allows are drawn by lot. */
const caseloads = { 'Court disposals': ['court', 6], 'Out-of-court disposals': ['out-of-court', 9] } as const

describe('an inspection without scripts', { timeout: 90_000 }, () => {
  let world: TestApp
  let chromium: RunningBrowser
  let address: string
  let framework: Framework
  const ids = new Map<Name, string>()

  beforeAll(async () => {
    world = await testApp()
    chromium = await openBrowser(await shared('browser'))
    address = await world.app.listen({ host: '127.0.0.1', port: 0 })
    framework = (await world.frameworks.newest()).find((one) => one.id === 'hmip-youth-2018')!
    const passwordHash = await hashPassword(password)
    for (const [name, role] of Object.entries(people) as [Name, StandingRole | null][]) {
      const account = { email: emailOf(name), name, passwordHash, roles: role ? [role] : [] }
      ids.set(name, await world.perform(createAccount, account))
    }
  })
  afterAll(async () => {
    await chromium?.close()
    await world?.close()
  })

  /** Signs in, does something, and leaves. */
  async function as(name: Name | 'anyone', act: (person: Person) => Promise<void>): Promise<void> {
    const account = name === 'anyone' ? {} : { account: { email: emailOf(name), password } }
    const person = await Person.at(chromium.browser, address, { ...account, javaScript: false })
    await act(person)
    await person.close()
  }

  /** Signs in and opens the inspection, at one of its stages. */
  const at = (name: Name, stage: string, act: (person: Person) => Promise<void>) =>
    as(name, async (person) => {
      await person.follow(service)
      await person.follow(stage, 0)
      expect(await person.heading()).toBe(stage)
      await act(person)
    })

  it('is opened by the programme manager', () =>
    as('Programme manager', async (manager) => {
      await manager.follow('Services')
      await manager.fill('Name of the service', service)
      await manager.fill('Local area', 'Northmere')
      await manager.press('Register service')
      await manager.follow('Inspections')
      await manager.press('Open an inspection')
      await manager.choose('Service', service)
      await manager.pick(framework.title)
      await manager.fillDate('Announcement', ['4', '1', '2027'])
      await manager.fillDate('First day of fieldwork', ['1', '2', '2027'])
      await manager.fillDate('Last day of fieldwork', ['5', '2', '2027'])
      await manager.choose('Lead inspector', 'Lead inspector')
      await manager.choose('Ratings panel chair', 'Ratings panel chair')
      await manager.pick('Inspector', 'Inspectors')
      await manager.pick('Ratings panel member', 'Ratings panel members')
      await manager.press('Open inspection')
      // The service contact is known only later.
      expect(await manager.heading()).toBe('Overview')
      await manager.follow('Change the team')
      await manager.pick('Service contact', 'Service contacts')
      await manager.press('Save team')
      expect(await manager.text()).toMatch(/Service contact\s+Service contact/)
    }))

  it('takes in the files that the service contact sends', () =>
    at('Service contact', 'Caseload', async (contact) => {
      for (const [label, [kind, size]] of Object.entries(caseloads)) {
        const { headings, rows } = inventCaseload(framework, {
          kind,
          size,
          seed: 'browser',
          announced: '2027-01-04',
        })
        await contact.pick(label)
        await contact.field('Spreadsheet or CSV file').setInputFiles({
          name: `${kind}.csv`,
          mimeType: 'text/csv',
          buffer: Buffer.from(stringify([headings, ...rows])),
        })
        await contact.press('Send the file')
        expect(await contact.heading()).toBe('Check and accept')
        await contact.press(/^Accept/)
        expect(await contact.text()).toContain(`${kind}.csv (version 1)`)
      }
    }))

  it('has a list of possible samples prepared', () =>
    at('Lead inspector', 'Caseload', async (lead) => {
      await lead.press('Open the sample stage')
      await lead.follow('Court disposals')
      await lead.press('Prepare the record')
      await lead.press('Record the draw of every case')
      await lead.follow('Sample', 0)
      await lead.follow('Out-of-court disposals')
      await lead.press('Prepare the list')
    }))

  it('has the digest of the list confirmed by the service, before there is a seed', () =>
    at('Service contact', 'Sample', async (contact) => {
      await contact.follow('Out-of-court disposals')
      await contact.follow(/^How this draw works/)
      await contact.press('Confirm that we have the digest')
      expect(await contact.text()).toContain('It is on record that the service has the digest.')
    }))

  it('is drawn by a public seed', () =>
    at('Lead inspector', 'Sample', async (lead) => {
      await lead.follow('Out-of-court disposals')
      await lead.fill('Public seed', 'dice 4-1-6-2')
      await lead.press('Draw the sample')
      expect(await lead.text()).toContain('The draw holds')
      await lead.follow('Sample', 0)
    }))

  it('goes into fieldwork, and the lead shares out the cases', () =>
    at('Lead inspector', 'Sample', async (lead) => {
      await lead.press('Open fieldwork')
      await lead.follow('Casework', 0)
      await lead.follow('Allocate cases')
      await lead.press('Share out evenly')
      expect(await lead.text()).not.toContain('Not allocated')
    }))

  it('has a case answered screen by screen', () =>
    at('Inspector', 'Casework', async (inspector) => {
      const { page } = inspector
      // The link leads straight to the first question; the case's own page comes after the last screen.
      const start = page.getByRole('link', { name: /^Start case C-/ }).first()
      const opened = (await start.innerText()).replace('Start case', 'Case')
      await start.click()
      const screens: string[] = []
      while ((await inspector.heading()) !== opened) {
        screens.push(await inspector.heading())
        const asked = page
          .getByRole('main')
          .getByRole('group')
          .filter({ has: page.getByRole('radio') })
        for (const question of await asked.all()) await question.getByRole('radio').first().check()
        for (const list of await page.getByRole('main').getByRole('combobox').all())
          await list.selectOption({ index: 1 })
        for (const reasons of await page.getByLabel(/^Reasons/).all())
          await reasons.fill('The records of the case show it.')
        await inspector.press('Save and continue')
      }
      expect(screens).toEqual([
        'Facts of the case',
        ...standardsJudgedFrom(framework, 'court').map((one) => `${one.ref} ${one.name}`),
      ])
      await inspector.press('Complete this case')
      expect(await inspector.text()).toContain(`${opened} is complete.`)
      await inspector.follow(`Read ${opened[0]!.toLowerCase()}${opened.slice(1)}`)
      expect(await inspector.text()).toContain('It can be read; it is changed only after it was reopened')
    }))

  it('has the other cases answered too', async () => {
    const id = ids.get('Inspector')!
    const sessionToken = await world.perform(signIn, { person: id, how: 'password' as const })
    const inspector = new Visitor(world.app, { id, name: 'Inspector', sessionToken })
    const cases = await world.db
      .selectFrom('assessment as a')
      .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
      .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
      .where('a.completed_at', 'is', null)
      .where('a.part', '=', 'first')
      .select(['a.id', 'a.case_kind as kind', 'c.case_ref as ref', 'c.values', 'i.slug'])
      .execute()
    expect(cases).toHaveLength(9)
    for (const { id, kind, ref, values, slug } of cases) {
      const at = `/inspections/${slug}/casework/${id}`
      const known = values as Record<string, string>
      const invented = { framework, kind, values: known, chance: createStream(ref) }
      const facts = inventFacts(invented)
      await inspector.post(`${at}/facts`, screenFields(facts, 'fact:'))
      for (const standard of standardsJudgedFrom(framework, kind))
        await inspector.post(
          `${at}/standards/${standard.id}`,
          screenFields(inventScreen(invented, facts, standard.id)),
        )
      const completed = await inspector.post(`${at}/complete`)
      expect(completed.status, completed.text).toBe(303)
    }
  })

  it('is proposed ratings by the lead', () =>
    at('Lead inspector', 'Casework', async (lead) => {
      await lead.press('Close fieldwork')
      await lead.follow('Results and ratings panel', 0)
      for (const standard of framework.domains[0]!.standards) {
        await lead.follow(`${standard.ref} ${standard.name}`, 0)
        await lead.pick('Good')
        await lead.fill('Reasons', 'Several sources agree.')
        await lead.press('Save judgement')
        await lead.follow('Results and ratings panel', 0)
      }
      expect(await lead.text()).not.toContain('Not rated yet')
    }))

  const panel = 'Results and ratings panel'

  it('has its panel called, and everybody says whether they have an interest', async () => {
    await at('Ratings panel chair', panel, async (chair) => {
      await chair.follow(/the panel’s meeting$/)
      await chair.press('Call the meeting')
      await chair.pick('No')
      await chair.press('Save declaration')
    })
    await at('Ratings panel member', panel, async (member) => {
      await member.follow('Meeting 1')
      await member.pick('No')
      await member.press('Save declaration')
      expect(await member.text()).toContain('2 decide; 2 are needed.')
    })
  })

  it('is decided by the panel', () =>
    at('Ratings panel chair', panel, async (chair) => {
      await chair.follow('Meeting 1')
      await chair.press('Open the meeting')
      const standards = framework.domains.flatMap((domain) => domain.standards)
      for (const standard of standards) {
        await chair.follow(`${standard.ref} ${standard.name}`, 0)
        await chair.pick(/^Good/)
        await chair.fill('Reason, as it is published', 'The panel weighed all that it heard.')
        await chair.press('Save decision')
        await chair.follow('Meeting 1')
      }
      await chair.press('Conclude the panel')
      expect(await chair.text()).toContain('24 of 36')
    }))

  it('is written up by the lead', () =>
    at('Lead inspector', 'Report', async (lead) => {
      const waiting = lead.page.getByRole('listitem').filter({ hasText: 'To be written' }).getByRole('link')
      const sections = await waiting.allInnerTexts()
      expect(sections.length).toBeGreaterThan(5)
      for (const section of sections) {
        await lead.follow(section)
        if (section === 'Recommendations') {
          await lead.fill('Who must act', 'The management board')
          await lead.fill('What they should do', 'Plan for what to do when risk rises.')
          await lead.press('Add recommendation')
        } else {
          await lead.fill(section, 'Children are heard.')
          await lead.press('Save')
          // Told that this one is a number, the lead gives one.
          if (await lead.sees('Enter a whole number, such as 12', 'link')) {
            await lead.fill(section, '12')
            await lead.press('Save')
          }
        }
        await lead.follow('Report', 0)
      }
      expect(await waiting.count()).toBe(0)
    }))

  it('is checked for its facts by the service, whose comment the lead answers', async () => {
    const stage = 'Factual accuracy'
    await at('Lead inspector', stage, (lead) => lead.press('Lock the draft and send it to the service'))
    await at('Service contact', stage, async (contact) => {
      await contact.follow('Version 1')
      expect(await contact.text()).toContain('Under embargo')
      await contact.follow('Comment on paragraph 3')
      await contact.fill('What is not right, and what is', 'It is another town.')
      await contact.press('Send the comment')
      expect(await contact.text()).toContain('Your comment on paragraph 3 is sent.')
      await contact.follow(stage, 0)
      await contact.press('We have no more comments')
    })
    await at('Lead inspector', stage, async (lead) => {
      await lead.follow('Answer the comment on paragraph 3')
      await lead.pick('Decline')
      await lead.fill('Reason', 'Both towns belong to the area.')
      await lead.press('Send the answer')
      await lead.press('Close factual accuracy')
      expect(await lead.text()).toContain('Both towns belong to the area.')
    })
  })

  it('is approved and published by the editor', () =>
    at('Publications editor', 'Publication', async (editor) => {
      await editor.press('Approve the report')
      await editor.press('Publish the report')
      expect(await editor.text()).toContain('Edition 1')
      await editor.press('Sign out')
      expect(await editor.text()).toContain('You have signed out.')
    }))

  it('is read by anyone', () =>
    as('anyone', async (reader) => {
      await reader.follow('Published reports')
      await reader.follow(service)
      const report = await reader.text()
      expect(report).toMatch(/24 (out )?of 36/)
      expect(report).toContain('Plan for what to do when risk rises.')
      expect(report).toContain('The panel weighed all that it heard.')
    }))
})
