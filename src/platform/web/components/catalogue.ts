/** Every component with its purpose and examples, for a page that shows them to whoever builds the next page. */
import type { Entry } from './catalogue/entry.ts'
import { messages } from './catalogue/messages.ts'
import { navigation } from './catalogue/navigation.ts'
import { pageFrame } from './catalogue/page-frame.ts'
import { presentation } from './catalogue/presentation.ts'
import { questions } from './catalogue/questions.ts'
import { writing } from './catalogue/writing.ts'

export type { Entry, Example } from './catalogue/entry.ts'

/** In order of name. */
export const catalogue: readonly Entry[] = [
  ...messages,
  ...navigation,
  ...pageFrame,
  ...presentation,
  ...questions,
  ...writing,
].sort((a, b) => (a.name < b.name ? -1 : 1))
