/** Makes sure that two servers send the same page, so that their speeds may be compared. */
import { comparable } from '#platform/web/components/comparable-markup.ts'

const main = (markup: string) => comparable(/<main[\s\S]*<\/main>/.exec(markup)?.[0] ?? '')

/** @throws Error with the first element that differs */
export function expectSamePage(ours: string, theirs: string): void {
  const [a, b] = [main(ours), main(theirs)]
  const at = a.findIndex((line, index) => line !== b[index])
  if (a.length === 0) throw new Error('The page of the measurement is empty.')
  if (at === -1 && a.length === b.length) return
  throw new Error(
    `The two pages differ, so comparing them would say nothing. Bring bench/page/templates in line.\n  ours: ${a[at]}\nNunjucks: ${b[at]}`,
  )
}
