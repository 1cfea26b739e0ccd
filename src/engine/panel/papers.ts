/**
 * What lies before a ratings panel, as one text with one digest: the figures as they stood when the chair opened the
 * meeting, what they give by the rules alone, and what the lead inspector proposes and thinks.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../framework/digest.ts'
import { ratingByName, standardsInOrder } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { rate } from '../rating/rate.ts'
import type { RatedKeyQuestion } from '../rating/rated.ts'
import type { Results } from '../rating/results.ts'
import type { Reason } from '../rating/triggers.ts'

export type Written = { version: number; words: string }

export type StandardPaper = {
  id: string
  ref: string
  name: string
  judged: 'from-cases' | 'qualitative'
  /** The rating's id that the rules or the lead give; null where there is none. */
  proposed: string | null
  /** Why there is none. */
  notRated?: string
  lowest?: { ref: string; percent: number }
  /** Why the panel may look again, with how far each lies. */
  reasons: Reason[]
  keyQuestions: RatedKeyQuestion[]
  /** The lead's reasons for the rating they propose. */
  judgement?: Written
  view?: Written
}

/** How certain the ratings are for the whole caseload, as it was worked out on these very figures. */
export type PaperCertainty = {
  version: number
  draws: number
  /** A sentence for each standard by its id, and one for the service overall. */
  standards: Record<string, string>
  overall: string | null
}

export type Papers = {
  inspection: string
  framework: { id: string; version: string }
  /** What fieldwork left, which the figures rest on. */
  freeze: { version: number; digest: string } | null
  /** The version of the result that stood when the panel met again. */
  standingResult: number | null
  results: Results
  total: { score: number | null; outOf: number; overall: string | null; limitedBy: string | null }
  standards: StandardPaper[]
  /** Left out where it was not worked out. */
  certainty?: PaperCertainty | undefined
}

export type PapersMaterial = Omit<Papers, 'framework' | 'total' | 'standards' | 'results'> & {
  framework: Framework
  /** With or without what a panel decided: that is left out. */
  results: Results
  /** Why the panel may look again, by the standard's reference: with the cases at hand more is known than counts tell. */
  reasons: ReadonlyMap<string, Reason[]>
  /** By the standard's id. */
  judgements: ReadonlyMap<string, Written>
  views: ReadonlyMap<string, Written>
}

export function composePapers(material: PapersMaterial): Papers {
  const { framework, judgements, views } = material
  const results: Results = { ...material.results, discretion: [] }
  const rated = rate(framework, results)
  return {
    inspection: material.inspection,
    framework: { id: framework.id, version: framework.version },
    freeze: material.freeze,
    standingResult: material.standingResult,
    results,
    ...(material.certainty ? { certainty: material.certainty } : {}),
    total: {
      score: rated.score,
      outOf: rated.outOf,
      overall: rated.overall,
      limitedBy: rated.limitedBy?.ref ?? null,
    },
    standards: standardsInOrder(framework).map((standard): StandardPaper => {
      const own = rated.standards.find(({ ref }) => ref === standard.ref)!
      const why = rated.notRated.find(({ ref }) => ref === standard.ref)?.reason
      const refs = new Set(standard.keyQuestions.map(({ ref }) => ref))
      const judgement = judgements.get(standard.id)
      const view = views.get(standard.id)
      return {
        id: standard.id,
        ref: standard.ref,
        name: standard.name,
        judged: standard.judged,
        proposed: own.computed === null ? null : (ratingByName(framework, own.computed)?.id ?? null),
        ...(why ? { notRated: why } : {}),
        ...(own.lowest ? { lowest: own.lowest } : {}),
        reasons: material.reasons.get(standard.ref) ?? own.reasons,
        keyQuestions: rated.keyQuestions.filter(({ ref }) => refs.has(ref)),
        ...(judgement ? { judgement } : {}),
        ...(view ? { view } : {}),
      }
    }),
  }
}

/** The text that is kept and digested. */
export const papersText = (papers: Papers): string => canonicalJson(papers)

export const papersDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Reads a kept text. */
export const readPapers = (text: string): Papers => JSON.parse(text) as Papers

export type PaperChange = {
  /** The standard's id; null for what is about all of them. */
  standard: string | null
  sentence: string
}

/**
 * What is no longer as it was in the papers, in words. Nothing only where the two texts are the same, but for
 * certainty: it follows from the figures, and may be worked out later.
 */
export function changesSince(papers: Papers, now: Papers): PaperChange[] {
  const changes = papers.standards.flatMap((then): PaperChange[] => {
    const since = now.standards.find(({ id }) => id === then.id)
    return since ? changesIn(then, since).map((sentence) => ({ standard: then.id, sentence })) : []
  })
  const figures = (all: Papers) => papersText({ ...all, certainty: undefined })
  if (changes.length > 0 || figures(papers) === figures(now)) return changes
  return [{ standard: null, sentence: 'What the figures rest on is not what it was.' }]
}

/** Whether a decision on one standard was made on what another version of the papers says too. */
export const samePaper = (papers: Papers, other: Papers, standard: string): boolean => {
  const [one, two] = [papers, other].map((all) => all.standards.find(({ id }) => id === standard))
  return canonicalJson(one ?? null) === canonicalJson(two ?? null)
}

function changesIn(then: StandardPaper, now: StandardPaper): string[] {
  if (canonicalJson(then) === canonicalJson(now)) return []
  const sentences: string[] = []
  for (const figure of mergedRefs(then, now)) {
    const [was, is] = [then, now].map((paper) => paper.keyQuestions.find(({ ref }) => ref === figure))
    if (counted(was) !== counted(is))
      sentences.push(`${figure} was ${counted(was)} in the papers and is ${counted(is)} now.`)
  }
  if (then.judgement?.version !== now.judgement?.version)
    sentences.push(
      `${then.ref}: the lead inspector’s judgement is at version ${now.judgement?.version ?? 0}, the papers hold version ${then.judgement?.version ?? 0}.`,
    )
  if (then.view?.version !== now.view?.version)
    sentences.push(
      `${then.ref}: the lead inspector’s view is at version ${now.view?.version ?? 0}, the papers hold version ${then.view?.version ?? 0}.`,
    )
  return sentences.length > 0 ? sentences : [`${then.ref} is not as it was in the papers.`]
}

const mergedRefs = (...papers: StandardPaper[]): string[] => [
  ...new Set(papers.flatMap(({ keyQuestions }) => keyQuestions.map(({ ref }) => ref))),
]

const counted = (figure: RatedKeyQuestion | undefined): string =>
  figure === undefined
    ? 'not answered'
    : figure.percent === null
      ? 'not applicable'
      : figure.relevant === undefined
        ? `${figure.percent}%`
        : `${figure.yes} of ${figure.relevant}`
