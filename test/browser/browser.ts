/** A real browser from npm: no display, no system packages. It needs fonts told to it, or text comes out blank. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const { resolve } = createRequire(import.meta.url)

export interface RunningBrowser {
  browser: Browser
  close(): Promise<void>
}

export interface LaunchOptions {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

export interface Launch {
  options: LaunchOptions
  /** Takes away what was unpacked. */
  remove(): void
}

/** Unpacks the browser. What is given back starts it, as often as is wanted. */
export async function launchOptions(): Promise<Launch> {
  // The package unpacks to fixed names in the temporary folder: give each run its own.
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-browser-'))
  const fonts = join(dirname(resolve('source-sans/package.json')), 'TTF')
  const fontSettings = join(folder, 'fonts.conf')
  writeFileSync(
    fontSettings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/fonts</cachedir></fontconfig>`,
  )
  const before = { ...process.env }
  // Asks the package for its own copies of the libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  process.env.TMPDIR = folder
  process.env.FONTCONFIG_FILE = fontSettings
  try {
    const packaged = (await import('@sparticuz/chromium')).default
    return {
      options: {
        executablePath: await packaged.executablePath(),
        // Its own defaults include a single process and no web security; this is all that root needs.
        args: ['--no-sandbox'],
        env: { ...process.env } as Record<string, string>,
      },
      remove: () => rmSync(folder, { recursive: true, force: true }),
    }
  } finally {
    process.env = before
  }
}

/** A browser of one's own; what is unpacked already need not be unpacked again. */
export async function openBrowser(unpacked?: LaunchOptions): Promise<RunningBrowser> {
  const { options, remove } = unpacked ? { options: unpacked, remove() {} } : await launchOptions()
  const browser = await chromium.launch(options)
  return {
    browser,
    async close() {
      await browser.close()
      remove()
    },
  }
}
