/** Sentences about the prompts behind a question, in more than one way, over either of the two numbers of cases. */
import type { PromptCount } from '#engine/rating/tally.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { oneOf } from './chance.ts'
import type { Sentence } from './invented-sentences.ts'

/** By the end of a prompt's name: what was done, with … for the share of cases. */
const said: [prompt: RegExp, ways: string[]][] = [
  [
    /-desistance-strengths$/,
    [
      'Strengths, and what protects the child, were built on … .',
      '… the work looked for strengths and for what protects the child.',
    ],
  ],
  [
    /-desistance-victims$/,
    [
      'What victims need and want was given thought … .',
      '… thought was given to what victims want and need.',
    ],
  ],
  [
    /-involvement$/,
    [
      'The child and their parents or carers took a real part … .',
      '… the child and the parents or carers were heard and took a real part.',
    ],
  ],
  [/-child-safety-risks$/, ['Risks to the child’s safety and wellbeing were dealt with and explained … .']],
  [/-others-safety-victims$/, ['Known and possible victims were protected well … .']],
  [/-contingency$/, ['What happens if things get worse was said in the plan … .']],
  [
    /-desistance-relationship$/,
    ['Enough effort went into building and keeping a good relationship with child and family … .'],
  ],
  [/-desistance-diversity$/, ['The child’s diversity was allowed for … .']],
]

const shares = (yes: number, { relevant, sample, yes: right }: PromptCount): string[] => {
  const percent = (of: number) => Math.floor((200 * yes + of) / (2 * of))
  return [
    `in ${yes} of ${relevant} relevant cases`,
    `in ${yes} out of the ${relevant} cases to which this applied`,
    `in ${percent(relevant)} per cent of the relevant cases`,
    `in ${percent(sample)} per cent of all cases`,
    ...(relevant - right > 0 && relevant - yes > 0
      ? [`in all but ${relevant - yes} of the ${relevant} relevant cases`]
      : []),
  ]
}

const filled = (way: string, share: string): string =>
  way.startsWith('…')
    ? way.replace('…', share[0]!.toUpperCase() + share.slice(1)).replace(/ cases (?!to)/, ' cases, ')
    : way.replace(' … ', ` ${share}`)

export function sentencesAboutPrompts(
  chance: Stream,
  prompts: readonly PromptCount[],
): [prompt: PromptCount, Sentence][] {
  return prompts.flatMap((prompt): [PromptCount, Sentence][] => {
    const ways = said.find(([name]) => name.test(prompt.id))?.[1]
    if (!ways || prompt.relevant < 4) return []
    const way = oneOf(chance, ways)
    const wrong = prompt.yes >= 3 ? prompt.yes - 3 : prompt.yes + 3
    if (wrong > prompt.relevant) return []
    const kind = chance.below(4)
    return [
      [
        prompt,
        {
          about: 'a prompt',
          true: filled(way, shares(prompt.yes, prompt)[kind]!),
          false: filled(way, shares(wrong, prompt)[kind]!),
        },
      ],
    ]
  })
}
