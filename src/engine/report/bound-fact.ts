/** Ratings, the score, the numbers of cases and the names that a text may hold as bindings. */
import { standardByRef } from '../framework/find.ts'
import { caseKindKey } from '../rating/results.ts'
import type { BoundValue } from './bound-figure.ts'
import { assessedCases } from './marks.ts'
import type { ReportMaterial } from './material.ts'

type Fact = (material: ReportMaterial, what: string) => BoundValue

/** By the first word of the binding. */
const facts: Record<string, Fact> = {
  rating: ratingOf,
  sample: (material, what) =>
    ofKind(material, what, 'cases of this kind were read', (kind) => assessedCases(material, kind)),
  caseload: (material, what) =>
    ofKind(
      material,
      what,
      'eligible cases there were',
      (kind) =>
        material.samples.find((one) => one.caseKind === kind)?.eligible ??
        material.figures.results.caseload[caseKindKey(kind)] ??
        null,
    ),
  score: ({ figures }, what) =>
    what === 'highest'
      ? { text: String(figures.rated.outOf) }
      : figures.rated.score === null
        ? { fault: 'There is no score yet' }
        : { text: String(figures.rated.score) },
  service: ({ inspection }) => ({ text: inspection.service }),
  area: ({ inspection }) => ({ text: inspection.area }),
}

export function boundFact(material: ReportMaterial, asked: string): BoundValue {
  const [word = '', ...rest] = asked.split(' ')
  const fact = Object.hasOwn(facts, word) ? facts[word] : undefined
  if (fact) return fact(material, rest.join(' '))
  if (asked === '') return { fault: 'Nothing stands between the braces' }
  return {
    fault: 'Unknown. Write a key question, such as {2.1.1 count}, or {rating 2.1}, {score} or {sample court}',
  }
}

function ratingOf({ framework, figures }: ReportMaterial, what: string): BoundValue {
  const { rated } = figures
  if (what === 'overall')
    return rated.overall ? { text: rated.overall } : { fault: 'There is no overall rating yet' }
  const standard = standardByRef(framework, what)
  if (!standard)
    return { fault: `There is no standard “${what}”. Write for example {rating 2.1} or {rating overall}` }
  const rating = rated.standards.find(({ ref }) => ref === standard.ref)?.rating
  return rating ? { text: rating } : { fault: `${standard.ref} ${standard.name} is not rated` }
}

function ofKind(
  material: ReportMaterial,
  what: string,
  lacking: string,
  count: (kind: string) => number | null,
): BoundValue {
  const { caseKinds } = material.framework
  const kind = caseKinds.find(({ id }) => id === what.replaceAll(' ', '-'))
  if (!kind)
    return {
      fault: `There is no kind of case “${what}”. Write one of ${caseKinds.map(({ id }) => id).join(', ')}`,
    }
  const value = count(kind.id)
  return value === null ? { fault: `It is not known how many ${lacking}` } : { text: String(value) }
}
