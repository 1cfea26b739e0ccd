/** Goes through a page with the Tab key alone, and tells what was reached and what could be seen of it. */
import type { Page } from 'playwright-core'

export interface Walk {
  /** What was reached, in order. */
  reached: string[]
  /** What can be used with a mouse but was not reached. */
  missed: string[]
  /** What was reached without looking any different. */
  unseen: string[]
}

// Runs in the page. Names carry a number, since two links may say the same. A radio stands for all of its name, because the arrow keys move among them.
const inPage = `(() => {
  const looks = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderColor', 'borderWidth', 'color']
  const look = (element) => [element, element.nextElementSibling]
    .flatMap((one) => one ? [getComputedStyle(one), getComputedStyle(one, '::before')] : [])
    .map((style) => looks.map((name) => style[name]).join('|')).join('/')
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((element) => element.checkVisibility() && !element.disabled)
  const name = (element) => element.type === 'radio' ? 'radio ' + element.name
    : [all.indexOf(element) + 1, element.tagName.toLowerCase(), element.id || element.getAttribute('href') || element.innerText].join(' ')
  const before = new Map(all.map((element) => [element, look(element)]))
  window.walk = {
    expected: [...new Set(all.map(name))],
    here: () => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      return { name: name(element), seen: before.get(element) !== look(element) }
    },
  }
  return window.walk.expected
})()`

/** Starts above everything on the page and tabs until the page is left. */
export async function walkByTab(page: Page): Promise<Walk> {
  const expected = (await page.evaluate(inPage)) as string[]
  const reached: string[] = []
  const unseen: string[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const here = (await page.evaluate('window.walk.here()')) as { name: string; seen: boolean } | null
    // Past the last one, or back at the first.
    if (!here || reached.includes(here.name)) break
    reached.push(here.name)
    if (!here.seen) unseen.push(here.name)
  }
  return { reached, unseen, missed: expected.filter((name) => !reached.includes(name)) }
}
