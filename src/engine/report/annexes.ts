/** The annexes: how the inspection was done, the figures behind the ratings, and what the words mean. */
import { keyQuestionsInOrder } from '../framework/find.ts'
import type { Block, Cell } from './document.ts'
import { ratedKeyQuestion } from './key-question-table.ts'
import { fillMarks, type Marks } from './marks.ts'
import type { ReportMaterial } from './material.ts'
import { panelAnnex } from './panel-record.ts'
import { promptData } from './prompt-data.ts'
import { sampleBlocks } from './sample-blocks.ts'
import { textBlocks } from './text-blocks.ts'

/** The order of the standing texts; a framework may leave some out. Stored data do not keep an order of names. */
const howWeInspect = ['methodology', 'methodology-sampling', 'methodology-percentages']
const howWeRate = ['about-ratings', 'about-discretion', 'about-prompts', 'about-privacy']

const standingTexts = (material: ReportMaterial, marks: Marks, names: readonly string[]): Block[] =>
  names.flatMap((name) => {
    const text = material.framework.report.texts[name]
    return text === undefined ? [] : textBlocks(fillMarks(text, marks))
  })

export function annexes(material: ReportMaterial, marks: Marks): Block[] {
  return [
    { kind: 'heading', level: 2, id: 'annex-methodology', text: 'Annex 1: Methodology' },
    { kind: 'heading', level: 3, id: 'annex-how-we-inspect', text: 'How we inspected' },
    ...standingTexts(material, marks, howWeInspect),
    ...sampleBlocks(material),
    { kind: 'heading', level: 3, id: 'annex-how-we-rate', text: 'How we rate' },
    ...standingTexts(material, marks, howWeRate),
    ...panelAnnex(material),
    { kind: 'heading', level: 2, id: 'annex-data', text: 'Annex 2: Key question data' },
    dataTable(material),
    ...promptData(material),
    { kind: 'heading', level: 2, id: 'annex-glossary', text: 'Annex 3: Glossary' },
    glossary(material, marks),
  ]
}

/** Every key question with its counts beside its percentage, whatever the size of the sample. */
function dataTable(material: ReportMaterial): Block {
  const { rated } = material.figures
  const count = (value: number | undefined): Cell => ({
    text: value === undefined ? 'Not known' : String(value),
    numeric: true,
  })
  return {
    kind: 'table',
    id: 'table-key-questions',
    caption: 'Answers to the key questions, all cases that count',
    head: [
      { text: 'Key question' },
      { text: 'Yes', numeric: true },
      { text: 'Cases', numeric: true },
      { text: 'Percentage', numeric: true },
    ],
    rows: keyQuestionsInOrder(material.framework).flatMap(({ keyQuestion }): Cell[][] => {
      const figure = ratedKeyQuestion(rated, keyQuestion.ref)
      if (!figure) return []
      return [
        [
          { text: `${keyQuestion.ref} ${keyQuestion.text}`, header: true },
          count(figure.yes),
          count(figure.relevant),
          { text: figure.percent === null ? 'Not applicable' : `${figure.percent}%`, numeric: true },
        ],
      ]
    }),
  }
}

/** A text named "glossary-…" is a term, a colon and its meaning (frameworks/README.md). */
function glossary(material: ReportMaterial, marks: Marks): Block {
  const entries = Object.entries(material.framework.report.texts)
    .filter(([name]) => name.startsWith('glossary-'))
    .map(([, text]) => {
      const filled = fillMarks(text, marks)
      const colon = filled.indexOf(':')
      return colon < 0
        ? { term: filled, meaning: '' }
        : { term: filled.slice(0, colon), meaning: filled.slice(colon + 1).trim() }
    })
    .toSorted((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
  return { kind: 'definitions', entries }
}
