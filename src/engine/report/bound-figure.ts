/** The figure of a key question or prompt in a sentence, in the form that was asked for. */
import { keyQuestionByRef } from '../framework/find.ts'
import type { Framework, Standard } from '../framework/shape.ts'
import { shareInWords } from './fractions.ts'
import { printsCounts, ratedKeyQuestion } from './key-question-table.ts'
import { assessedCases } from './marks.ts'
import type { ReportMaterial } from './material.ts'
import { spokenFigure } from './printed-figure.ts'

export type BoundValue = { text: string } | { fault: string }

type Figure = {
  yes?: number | undefined
  of?: number | undefined
  percent: number | null
  band: string | null
}

export type Asked = { ref: string; letter?: string | undefined; form?: string | undefined }

/** The forms of a figure, by the word that asks for each. Without a word it is printed as the house prints figures. */
export const figureForms = ['count', 'yes', 'of', 'percent', 'words', 'band'] as const

const cases = (count: number) => (count === 1 ? 'case' : 'cases')

export function boundFigure(material: ReportMaterial, asked: Asked): BoundValue {
  const found = keyQuestionByRef(material.framework, asked.ref)
  const name = asked.letter ? `${asked.ref} ${asked.letter}` : asked.ref
  if (!found) return { fault: `There is no key question ${asked.ref} in ${material.framework.title}` }
  if (found.standard.judged !== 'from-cases')
    return { fault: `${asked.ref} is judged on all the evidence, so it has no figure` }
  const figure = figureOf(material, asked)
  if (!figure) {
    const known = found.keyQuestion.prompts.some(({ letter }) => letter === asked.letter)
    if (asked.letter && !known) return { fault: `Key question ${asked.ref} has no prompt ${asked.letter}` }
    return { fault: `The result holds no figure for ${name}` }
  }
  if (figure.percent === null) return { fault: `${name} applied to no case, so there is no figure to print` }
  return inForm(material, found.standard, name, figure, asked.form)
}

function figureOf(material: ReportMaterial, { ref, letter }: Asked): Figure | undefined {
  if (letter) {
    const prompt = material.prompts?.find((one) => one.keyQuestion === ref && one.letter === letter)
    return prompt && { yes: prompt.yes, of: prompt.of, percent: prompt.percent, band: null }
  }
  const rated = ratedKeyQuestion(material.figures.rated, ref)
  return rated && { yes: rated.yes, of: rated.relevant, percent: rated.percent, band: rated.band }
}

function inForm(
  material: ReportMaterial,
  standard: Standard,
  name: string,
  { yes, of, percent, band }: Figure,
  form: string | undefined,
): BoundValue {
  const { framework } = material
  const sample = standard.caseKind ? assessedCases(material, standard.caseKind) : null
  const asCounts = printsCounts(framework, sample)
  const counted = yes !== undefined && of !== undefined
  const spoken = () =>
    spokenFigure({ percent, ...(counted ? { yes, relevant: of } : {}) }, asCounts).replace(
      /per cent$/,
      'per cent of cases',
    )
  if (form === undefined) return { text: spoken() }
  if (form === 'percent') {
    if (asCounts && counted)
      return {
        fault: `${name} rests on a sample of ${sample} ${cases(sample!)}. Samples of up to ${framework.report.countsUpTo} are printed as numbers of cases: write {${name} count}`,
      }
    return { text: `${percent} per cent` }
  }
  if (form === 'band') return band ? bandInWords(framework, band) : { fault: `${name} has no band` }
  if (!(figureForms as readonly string[]).includes(form))
    return { fault: `“${form}” is no form of a figure. Write one of ${figureForms.join(', ')}, or nothing` }
  if (!counted)
    return {
      fault: `Only the percentage of ${name} is known, not the number of cases: write {${name} percent}`,
    }
  if (form === 'count') return { text: `${yes} of ${of}` }
  if (form === 'words') return { text: shareInWords(yes, of) }
  return { text: String(form === 'yes' ? yes : of) }
}

/** "a large majority of cases", "too few cases": the framework's own word for the band. */
function bandInWords(framework: Framework, label: string): BoundValue {
  const rating = framework.ratings.find((one) => one.label === label)
  const word = framework.keyQuestionBands.bands.find((one) => one.rating === rating?.id)?.printedAs
  if (!word) return { fault: `${framework.title} has no word for the band ${label}` }
  return { text: /(majority|minority)$/.test(word) ? `a ${word} of cases` : `${word} cases` }
}
