/** A browser with a profile on disk, which can be killed like a laptop whose battery is pulled, and opened again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { LaunchOptions } from '../browser/browser.ts'

export class KillableBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'plumbline-profile-'))
  readonly #options: LaunchOptions
  #context: BrowserContext | undefined
  /** Starts at which the browser ended by itself. */
  failedStarts = 0

  constructor(options: LaunchOptions) {
    this.#options = options
  }

  /** Opens a window. Cookies of a session live as long as the browser, so they are set each time. */
  async open(cookies: { name: string; value: string; url: string }[]): Promise<Page> {
    const { chromium } = await import('playwright-core')
    const launch = () => chromium.launchPersistentContext(this.#profile, this.#options)
    // Once in some hundred starts after a kill the browser itself ends at once; people start it again.
    this.#context = await launch().catch(() => {
      this.failedStarts += 1
      return launch()
    })
    await this.#context.addCookies(cookies)
    return this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  /** Ends every process of it at once. */
  async kill(): Promise<void> {
    for (const pid of this.#processes()) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself between the look and the blow.
      }
    }
    await this.#context?.close().catch(() => {})
    // The next one would take the dead one for alive.
    for (const name of readdirSync(this.#profile))
      if (name.startsWith('Singleton')) rmSync(join(this.#profile, name), { force: true })
  }

  async remove(): Promise<void> {
    await this.#context?.close().catch(() => {})
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  #processes(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(this.#profile)
        } catch {
          return false
        }
      })
      .map(Number)
  }
}
