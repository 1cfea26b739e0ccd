/** Somebody at a browser of their own, who finds their way by what the pages say and by nothing else. */
import type { Browser, Locator, Page } from 'playwright-core'

export interface Account {
  email: string
  password: string
}

type Words = string | RegExp

/** A string must be the whole of what is shown. */
const named = (name: Words) => (typeof name === 'string' ? { name, exact: true } : { name })

export class Person {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens a browser window at `address`; signs in where there is an account. */
  static async at(
    browser: Browser,
    address: string,
    options: { account?: Account; javaScript: boolean },
  ): Promise<Person> {
    const context = await browser.newContext({ baseURL: address, javaScriptEnabled: options.javaScript })
    const person = new Person(await context.newPage())
    await person.page.goto('/')
    if (options.account) {
      await person.follow('Sign in', 0)
      await person.fill('Email address', options.account.email)
      await person.fill('Password', options.account.password)
      await person.press('Sign in')
    }
    return person
  }

  /** Where a name stands more than once on the page, `which` of them. */
  async follow(name: Words, which?: number): Promise<void> {
    const links = this.page.getByRole('link', named(name))
    await this.#click(which === undefined ? links : links.nth(which))
  }

  async press(name: Words): Promise<void> {
    await this.#click(this.page.getByRole('button', named(name)))
  }

  /** A page is read only once all of it is there. */
  async #click(target: Locator): Promise<void> {
    await target.click()
    await this.page.waitForLoadState('domcontentloaded')
  }

  async fill(label: Words, text: string): Promise<void> {
    await this.field(label).fill(text)
  }

  async choose(label: Words, option: string): Promise<void> {
    await this.page.getByRole('combobox', named(label)).selectOption(option)
  }

  /** Picks a radio or ticks a box, within a group of fields where one is named. */
  async pick(label: Words, group?: Words): Promise<void> {
    const place = group === undefined ? this.page : this.page.getByRole('group', named(group))
    await place.getByLabel(label, { exact: typeof label === 'string' }).check()
  }

  async fillDate(legend: string, [day, month, year]: [string, string, string]): Promise<void> {
    const group = this.page.getByRole('group', named(legend))
    await group.getByLabel('Day').fill(day)
    await group.getByLabel('Month').fill(month)
    await group.getByLabel('Year').fill(year)
  }

  field(label: Words): Locator {
    return this.page.getByLabel(label, { exact: typeof label === 'string' })
  }

  heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText()
  }

  /** What the page says, below the header. */
  text(): Promise<string> {
    return this.page.getByRole('main').innerText()
  }

  sees(name: Words, role: 'link' | 'button' = 'button'): Promise<boolean> {
    return this.page.getByRole(role, named(name)).isVisible()
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
