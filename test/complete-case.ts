/** Answers a court case of the 2018 framework whole, screen by screen, as its assessor does without scripts. */
import type { Visitor } from './app.ts'
import { fieldsOn } from './form-fields.ts'

const screens = ['facts', 'assessment', 'planning', 'delivery', 'reviewing'].map((screen) =>
  screen === 'facts' ? screen : `standards/court-${screen}`,
)

/** Every question that is asked gets the first of these values that it offers; "yes" where none is given. */
export async function answerWholeCase(
  visitor: Visitor,
  path: string,
  preferred: string[] = ['yes'],
): Promise<void> {
  for (const screen of screens) {
    const filled: Record<string, string> = {}
    for (const { name, value, choices } of fieldsOn((await visitor.get(`${path}/${screen}`)).body)) {
      const wanted = preferred.find((one) => choices.includes(one)) ?? choices.find((one) => one !== '')
      filled[name] = choices.length === 0 ? value : wanted!
    }
    const saved = await visitor.post(`${path}/${screen}`, filled)
    if (saved.status !== 303) throw new Error(`${screen}: ${saved.status} ${saved.text}`)
  }
}
