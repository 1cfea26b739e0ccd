/** One standard with sixty questions, all of them a real framework's, so that the page of a standard asks sixty. */
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework, Standard } from '#engine/framework/shape.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { frameworksDirectory } from '../../src/frameworks-directory.ts'

export const caseKind = 'court'
const asked = 60

/** The 2021 framework, in which every case answers every question, with all court questions gathered in its first court standard. */
export async function frameworkOfSixty(): Promise<{ framework: Framework; standard: Standard }> {
  const framework = (await loadFrameworks(frameworksDirectory)).get('hmip-youth-2021')!
  const [first, ...others] = standardsJudgedFrom(framework, caseKind)
  let left = asked
  const keyQuestions = [first!, ...others].flatMap((standard) =>
    standard.keyQuestions.flatMap((keyQuestion) => {
      if (left === 0) return []
      const prompts = keyQuestion.prompts.slice(0, left - 1)
      left -= prompts.length + 1
      return [{ ...keyQuestion, prompts }]
    }),
  )
  const standard: Standard = { ...first!, keyQuestions }
  return {
    standard,
    framework: {
      ...framework,
      id: 'sixty-questions',
      domains: framework.domains.map((domain) => ({
        ...domain,
        standards: domain.standards
          .filter((one) => !others.includes(one))
          .map((one) => (one === first ? standard : one)),
      })),
    },
  }
}

/** The answers that a case half way through has: every other question, every fourth with a note. */
export const halfAnswered = ({ keyQuestions }: Standard) =>
  keyQuestions
    .flatMap(({ id, prompts }) => [...prompts.map((prompt) => prompt.id), id])
    .flatMap((question, at) =>
      at % 2 === 1
        ? []
        : [
            {
              question,
              value: at % 6 === 0 ? 'no' : 'yes',
              note:
                at % 4 === 0
                  ? 'The plan was reviewed with the child & the parent after two months; targets were “smarter” than before.'
                  : null,
            },
          ],
    )
