/** Look-ups in a framework. Those by reference or id return nothing when there is no such part. */
import type {
  CaseKind,
  CaseloadColumn,
  Code,
  Domain,
  Fact,
  Framework,
  KeyQuestion,
  Prompt,
  Rating,
  Standard,
} from './shape.ts'

/** A key question together with the standard it belongs to. */
export type FoundKeyQuestion = { keyQuestion: KeyQuestion; standard: Standard }

type Index = {
  standards: Standard[]
  standardByRef: Map<string, Standard>
  standardById: Map<string, Standard>
  keyQuestions: FoundKeyQuestion[]
  keyQuestionByRef: Map<string, FoundKeyQuestion>
  keyQuestionById: Map<string, FoundKeyQuestion>
}

/** Checked frameworks are never changed, so each is listed once. */
const indexes = new WeakMap<Framework, Index>()

function indexOf(framework: Framework): Index {
  const known = indexes.get(framework)
  if (known) return known
  const standards = framework.domains.flatMap((domain) => domain.standards)
  const keyQuestions = standards.flatMap((standard) =>
    standard.keyQuestions.map((keyQuestion) => ({ keyQuestion, standard })),
  )
  const index: Index = {
    standards,
    standardByRef: new Map(standards.map((standard) => [standard.ref, standard])),
    standardById: new Map(standards.map((standard) => [standard.id, standard])),
    keyQuestions,
    keyQuestionByRef: new Map(keyQuestions.map((found) => [found.keyQuestion.ref, found])),
    keyQuestionById: new Map(keyQuestions.map((found) => [found.keyQuestion.id, found])),
  }
  indexes.set(framework, index)
  return index
}

export const standardsInOrder = (framework: Framework): readonly Standard[] => indexOf(framework).standards

export const standardByRef = (framework: Framework, ref: string): Standard | undefined =>
  indexOf(framework).standardByRef.get(ref)

export const standardById = (framework: Framework, id: string): Standard | undefined =>
  indexOf(framework).standardById.get(id)

export const domainOfStandard = (framework: Framework, standard: Standard): Domain | undefined =>
  framework.domains.find((domain) => domain.standards.some((one) => one.id === standard.id))

export const keyQuestionsInOrder = (framework: Framework): readonly FoundKeyQuestion[] =>
  indexOf(framework).keyQuestions

export const keyQuestionByRef = (framework: Framework, ref: string): FoundKeyQuestion | undefined =>
  indexOf(framework).keyQuestionByRef.get(ref)

export const keyQuestionById = (framework: Framework, id: string): FoundKeyQuestion | undefined =>
  indexOf(framework).keyQuestionById.get(id)

/** "2.1.1 a" */
export const promptRef = (keyQuestion: KeyQuestion, prompt: Prompt): string =>
  `${keyQuestion.ref} ${prompt.letter}`

export const promptById = (
  framework: Framework,
  id: string,
): (FoundKeyQuestion & { prompt: Prompt }) | undefined => {
  for (const found of keyQuestionsInOrder(framework)) {
    const prompt = found.keyQuestion.prompts.find((one) => one.id === id)
    if (prompt) return { ...found, prompt }
  }
  return undefined
}

/** The standards that are rated from the cases of a kind. */
export const standardsJudgedFrom = (framework: Framework, caseKind: string): Standard[] =>
  standardsInOrder(framework).filter(
    (standard) => standard.judged === 'from-cases' && standard.caseKind === caseKind,
  )

export const caseKindById = (framework: Framework, id: string): CaseKind | undefined =>
  framework.caseKinds.find((kind) => kind.id === id)

export const codeLabel = (framework: Framework, list: string, code: string): string | undefined =>
  framework.codeLists[list]?.find((one) => one.code === code)?.label

/** Facts that may be recorded for cases of a kind, in the framework's order (their own rules not yet applied). */
export const factsOfCaseKind = (framework: Framework, caseKind: string): Fact[] =>
  framework.facts.filter((fact) => !fact.caseKinds || fact.caseKinds.includes(caseKind))

/** The codes that a column may hold in a file of this kind of case: its own list, or the disposals of the kind. */
export function codesOfColumn(framework: Framework, column: CaseloadColumn, caseKind: string): Code[] {
  if (column.kind !== 'code') return []
  return framework.codeLists[column.codes ?? caseKindById(framework, caseKind)?.disposals ?? ''] ?? []
}

/** The codes that a fact may take in a case of this kind; a yes-or-no fact has none. */
export function codesOfFact(framework: Framework, fact: Fact, caseKind: string): Code[] {
  if (fact.kind === 'yes-no') return []
  if (fact.codes) return framework.codeLists[fact.codes] ?? []
  const column = framework.caseload.columns.find((one) => one.id === fact.column)
  return column ? codesOfColumn(framework, column, caseKind) : []
}

/** What the value of a fact is called, for example "Medium" or "yes"; the value itself when nothing names it. */
export const factValueLabel = (framework: Framework, fact: Fact, value: string, caseKind: string): string =>
  codesOfFact(framework, fact, caseKind).find((code) => code.code === value)?.label ?? value

export const ratingById = (framework: Framework, id: string): Rating | undefined =>
  framework.ratings.find((rating) => rating.id === id)

/** A rating by its label or id, whatever the capitals. */
export const ratingByName = (framework: Framework, name: string): Rating | undefined => {
  const wanted = name.trim().toLowerCase()
  return framework.ratings.find((rating) => rating.label.toLowerCase() === wanted || rating.id === wanted)
}
