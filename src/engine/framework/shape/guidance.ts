/** What an inspector looks for, in plain words; short enough to be read beside the question. */
import { text } from './values.ts'

const guidanceOf = (longest: number) => text.max(longest).optional()

export const guidance = { prompt: guidanceOf(300), fact: guidanceOf(300), keyQuestion: guidanceOf(450) }
