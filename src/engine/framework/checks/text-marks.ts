/** Standing texts carry marks such as {service} that the report fills; a broken mark would reach print. */
import type { FaultAt } from '../fault.ts'
import type { Framework } from '../shape.ts'
import type { Check } from './check.ts'
import { type At, keyQuestionsOf, promptsOf } from './walk.ts'

function faultIn(text: string): string | undefined {
  const left = text.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) =>
    /^[a-z][a-zA-Z0-9]*([-.][a-zA-Z0-9]+)*$/.test(name) ? '' : whole,
  )
  const wrong = /\{[^{}]*\}/.exec(left)
  if (wrong) return `has the mark ${wrong[0]}; a mark is one word in braces, such as {service}`
  if (left.includes('{')) return 'opens a mark with { and never closes it'
  if (left.includes('}')) return 'closes a mark with } that was never opened'
  return undefined
}

/** Guidance is shown as it stands, so a mark in it would stay one. */
const guidanceFault = (guidance: string | undefined, at: At): FaultAt[] =>
  guidance && /[{}]/.test(guidance)
    ? [
        {
          kind: 'mark-in-guidance',
          at: [...at, 'guidance'],
          message:
            'has a brace; guidance is shown as it stands and nothing is filled in, so write the words out',
        },
      ]
    : []

const questionsOf = (framework: Framework) => [...keyQuestionsOf(framework), ...promptsOf(framework)]

export const textMarkChecks: Check[] = [
  {
    reads: ['report'],
    find: (framework) =>
      Object.entries(framework.report.texts).flatMap(([name, text]): FaultAt[] => {
        const message = faultIn(text)
        return message ? [{ kind: 'broken-mark', at: ['report', 'texts', name], message }] : []
      }),
  },
  {
    reads: ['domains'],
    find: (framework) => questionsOf(framework).flatMap(({ it, at }) => guidanceFault(it.guidance, at)),
  },
  {
    reads: ['facts'],
    find: (framework) =>
      framework.facts.flatMap((fact, index) => guidanceFault(fact.guidance, ['facts', index])),
  },
]
