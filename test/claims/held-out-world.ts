/** One inspection whose every figure is known by heart, for sentences written about it by hand. */
import { keyQuestionsInOrder, promptRef, standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import { composeReport } from '#engine/report/compose.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { sectionOfStandard } from '#engine/report/sections.ts'
import { countedPrompt } from './counted-prompt.ts'

export const sizes = { court: 20, outOfCourt: 14 }

/** Yes and relevant of each key question, then of its prompts in the order of their letters. */
const answers: Record<string, string> = {
  '2.1.1': '13/20 : 15/20 10/16 14/20 12/17 18/20 9/14 13/20 7/15 16/20',
  '2.1.2': '11/20 : 13/18 11/18 10/19',
  '2.1.3': '9/20 : 8/18 12/19 9/18',
  '2.2.1': '16/20 : 15/20 9/16 14/20 17/20 16/20 6/14 15/20',
  '2.2.2': '13/20 : 13/18 12/17 11/18 7/18',
  '2.2.3': '14/20 : 13/19 12/16 8/13 12/19 8/19',
  '2.3.1': '17/20 : 17/20 12/16 16/20 18/20 19/20 14/19 18/20 5/6',
  '2.3.2': '18/20 : 15/18 15/17',
  '2.3.3': '17/20 : 15/18 8/12 13/15',
  '2.4.1': '11/20 : 10/17 11/18 7/14 11/18 12/18 10/18 9/16',
  '2.4.2': '12/20 : 9/15 10/14 7/13',
  '2.4.3': '10/20 : 8/16 9/14 6/13 8/16',
  '3.1.1': '9/14 : 10/14 6/11 9/14 8/12 12/14 6/10 11/14 5/13 11/14',
  '3.1.2': '10/14 : 10/13 10/14',
  '3.1.3': '11/14 : 11/14 10/14',
  '3.2.1': '12/14 : 12/14 8/11 11/14 12/14 11/14 10/13 4/13 12/14',
  '3.2.2': '11/14 : 9/12 10/12 5/12',
  '3.2.3': '11/14 : 10/13 9/11 6/9 6/13',
  '3.3.1': '14/14 : 14/14 9/11 13/14 14/14 13/13 10/12',
  '3.3.2': '13/14 : 11/12 10/11',
  '3.3.3': '12/14 : 10/12 6/7',
}

const pairOf = (text: string) => {
  const [yes, relevant] = text.split('/').map(Number) as [number, number]
  return { yes, relevant }
}
const split = (ref: string) => {
  const [own, prompts] = answers[ref]!.split(' : ') as [string, string]
  return { own: pairOf(own), prompts: prompts.split(' ').map(pairOf) }
}

/** @param texts paragraphs by the reference of a standard or the name of a section */
export function heldOutReport(
  framework: Framework,
  texts: Record<string, readonly string[]>,
): ReportDocument {
  const questions = keyQuestionsInOrder(framework).filter(({ standard }) => standard.judged === 'from-cases')
  const checked = checkResults(framework, {
    framework: framework.id,
    keyQuestions: questions.map(({ keyQuestion: { ref } }) => ({ ref, ...split(ref).own })),
    judgements: standardsInOrder(framework)
      .filter(({ judged }) => judged === 'qualitative')
      .map(({ ref }) => ({ ref, rating: 'Good' })),
    cases: { ...sizes, resettlement: 2 },
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const refs = new Map(standardsInOrder(framework).map(({ ref, id }) => [ref, sectionOfStandard(id)]))
  return composeReport({
    inspection: { service: 'Northmere', area: 'Northmere', fieldwork: null },
    framework,
    figures: {
      version: 1,
      digest: 'd',
      results: checked.results,
      rated: rate(framework, checked.results),
    },
    sections: Object.fromEntries(
      Object.entries(texts).map(([at, paragraphs]) => [refs.get(at) ?? at, paragraphs.join('\n\n')]),
    ),
    recommendations: [1, 2, 3, 4, 5].map((number) => ({
      number,
      addressee: 'The board',
      text: 'See that plans say what happens when things get worse.',
    })),
    samples: (['court', 'out-of-court'] as const).map((caseKind) => {
      const size = caseKind === 'court' ? sizes.court : sizes.outOfCourt
      return { caseKind, eligible: size + 20, planned: size, drawn: size, assessed: size }
    }),
    prompts: questions.flatMap(({ keyQuestion, standard }) =>
      keyQuestion.prompts.map((prompt, at) =>
        countedPrompt(framework, keyQuestion.ref, prompt, promptRef(keyQuestion, prompt), {
          ...split(keyQuestion.ref).prompts[at]!,
          sample: standard.caseKind === 'court' ? sizes.court : sizes.outOfCourt,
        }),
      ),
    ),
    caseManagerInterviews: 30,
  })
}
