/** A piece of running text, with what stands above it: the headings say what it speaks of. */

import { standardsInOrder } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import { sectionOfStandard } from '../sections.ts'
import type { Place } from './finding.ts'

export type Passage = {
  text: string
  place: Place
  /** The references of the domain, standard and key question under whose headings it stands. */
  domain: string | null
  standard: string | null
  question: string | null
  /** The question or prompt whose row in a table a footnote hangs on. */
  row?: string
}

/** The paragraphs of a section as a lead inspector writes it (`sections.ts`), each with its letters counted from 0. */
export function passagesOfSection(framework: Framework, section: string, text: string): Passage[] {
  const standard = standardsInOrder(framework).find(({ id }) => sectionOfStandard(id) === section)
  const domain = standard && framework.domains.find(({ standards }) => standards.includes(standard))
  const passages: Passage[] = []
  let block = 0
  for (const match of text.matchAll(/[^\r\n]+(?:\r?\n(?!\s*\r?\n|\s*-\s)[^\r\n]+)*/g)) {
    passages.push({
      text: match[0].replace(/\r?\n/g, ' '),
      place: { block, from: match.index },
      domain: domain?.ref ?? null,
      standard: standard?.ref ?? null,
      question: null,
    })
    block += 1
  }
  return passages
}

export type Sentence = { text: string; start: number }

/** What looks like an end and is none. */
const notAnEnd = /\b(?:e\.g|i\.e|etc|no|vs|Mr|Mrs|Ms|Dr|St)\.$/i

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?]['’”"]?(?=\s+['‘“"]?[A-Z0-9]|\s*$)|[¹²³⁰-⁹]\s+(?=[A-Z])/g)) {
    const end = match.index + match[0].length
    if (notAnEnd.test(text.slice(start, end))) continue
    sentences.push({ text: text.slice(start, end), start })
    start = end
  }
  if (text.slice(start).trim() !== '') sentences.push({ text: text.slice(start), start })
  return sentences
}
