/** Sentences about figures: each once as it is true and once with an error planted in it. */
import { standardByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { RatedKeyQuestion, RatedStandard } from '#engine/rating/rated.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { oneOf } from './chance.ts'

export type Sentence = { about: string; true: string; false: string | null }

const activities: Record<string, string> = {
  Assessment: 'Assessment',
  Planning: 'Planning',
  'Implementation and delivery': 'Implementation and delivery',
  Reviewing: 'Reviewing',
}
const aims = [
  ['to support desistance', 'to help children towards desistance'],
  ['to keep the child safe', 'to address safety and wellbeing'],
  ['to keep other people safe', 'to reduce the risk of harm to others'],
]
const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

type Figure = { yes: number; relevant: number; percent: number }

/** Phrases with what makes them true, said here once more and in another way than the checker says it. */
const phrases: [phrase: string, holds: (figure: Figure) => boolean][] = [
  ['just under half', ({ yes, relevant }) => 2 * yes < relevant && 10 * yes >= 4 * relevant],
  ['just over half', ({ yes, relevant }) => 2 * yes > relevant && 10 * yes <= 6 * relevant],
  ['exactly half', ({ yes, relevant }) => 2 * yes === relevant],
  ['two-thirds', ({ yes, relevant }) => 3 * yes === 2 * relevant],
  ['three-quarters', ({ yes, relevant }) => 4 * yes === 3 * relevant],
  ['over half', ({ yes, relevant }) => 2 * yes > relevant],
  ['less than half', ({ yes, relevant }) => 2 * yes < relevant],
  ['a reasonable majority', ({ percent }) => percent >= 65 && percent <= 79],
  ['a large majority', ({ percent }) => percent >= 80],
  ['all', ({ yes, relevant }) => yes === relevant],
  ['nearly all', ({ yes, relevant }) => yes < relevant && 10 * yes >= 9 * relevant],
]
/** Near its edge a phrase is nobody’s error: only a share this far away is planted as one. */
const clearlyFalse: Record<string, (share: number) => boolean> = {
  'just under half': (share) => share >= 0.5 || share < 0.38,
  'just over half': (share) => share <= 0.5 || share > 0.62,
  'exactly half': (share) => Math.abs(share - 0.5) > 0.04,
  'two-thirds': (share) => Math.abs(share - 2 / 3) > 0.05,
  'three-quarters': (share) => Math.abs(share - 0.75) > 0.05,
  'over half': (share) => share <= 0.5,
  'less than half': (share) => share >= 0.5,
  'a reasonable majority': (share) => share < 0.64 || share >= 0.8,
  'a large majority': (share) => share < 0.79,
  all: (share) => share < 1,
  'nearly all': (share) => share < 0.75 || share === 1,
}

/** Every way in which a sentence may state a figure; those that cannot state this one are left out. */
export function sentencesAbout(chance: Stream, framework: Framework, question: RatedKeyQuestion): Sentence[] {
  const { ref, yes, relevant, percent } = question
  if (yes === undefined || !relevant || percent === null) return []
  const standard = standardByRef(framework, ref.slice(0, ref.lastIndexOf('.')))!
  const act = activities[standard.name]
  const figure = { yes, relevant, percent }
  const other = yes === relevant ? yes - 1 : yes === 0 ? 1 : chance.below(2) === 0 ? yes - 1 : yes + 1
  const points = percent > 50 ? percent - 3 - chance.below(20) : percent + 3 + chance.below(20)
  const counted = (count: number) => `Question ${ref} was answered yes in ${count} of ${relevant} cases.`
  const found: Sentence[] = [
    { about: 'reference, count', true: counted(yes), false: counted(other) },
    {
      about: 'reference, percentage',
      true: `For ${ref} the work was good enough in ${percent} per cent of cases.`,
      false: `For ${ref} the work was good enough in ${points} per cent of cases.`,
    },
  ]
  if (!act) return found
  const aim = oneOf(chance, aims[Number(ref.at(-1)) - 1]!)
  const low = act.toLowerCase()
  const say = (about: string, sentence: (count: number) => string): void => {
    found.push({ about, true: sentence(yes), false: sentence(other) })
  }
  say('count', (count) => `${act} ${aim} was sufficient in ${count} of ${relevant} cases.`)
  say(
    'count first',
    (count) => `In ${count} out of ${relevant} relevant cases, ${low} was sufficient ${aim}.`,
  )
  say(
    'count of what was missing',
    (count) => `${act} ${aim} was not sufficient in ${relevant - count} of the ${relevant} relevant cases.`,
  )
  say(
    'count, in other words',
    oneOf(chance, [
      (count) => `Of the ${relevant} cases we read, ${count} had ${low} that was good enough ${aim}.`,
      (count) =>
        `Inspectors found that ${low} ${aim} met our standards in ${count} of the ${relevant} cases.`,
      (count) => `The quality of ${low} ${aim} was good enough in ${count} cases out of ${relevant}.`,
      (count) => `${act} ${aim} fell short in ${relevant - count} of ${relevant} cases.`,
      (count) => `We judged ${low} ${aim} to be sufficient in ${count} of our ${relevant} cases.`,
      (count) => `In ${relevant - count} of the ${relevant} cases, ${low} did not do enough ${aim}.`,
    ]),
  )
  if (yes <= 12 && other <= 12)
    say(
      'count in words',
      (count) => `${act} ${aim} was done well enough in ${words[count]} of the ${relevant} cases.`,
    )
  found.push({
    about: 'percentage',
    true: `${act} ${aim} was sufficient in ${percent} per cent of cases.`,
    false: `${act} ${aim} was sufficient in ${points} per cent of cases.`,
  })
  const missing = relevant - yes
  if (missing >= 1 && missing <= 5)
    found.push({
      about: 'all but',
      true: `${act} ${aim} was sufficient in all but ${words[missing]} ${missing === 1 ? 'case' : 'of the cases'}.`,
      false: `${act} ${aim} was sufficient in all but ${words[missing + 1]} of the cases.`,
    })
  const trueOne = phrases.filter(([, holds]) => holds(figure)).map(([phrase]) => phrase)
  const falseOne = phrases.map(([phrase]) => phrase).filter((phrase) => clearlyFalse[phrase]!(yes / relevant))
  if (trueOne.length > 0)
    found.push({
      about: 'words',
      true: `${act} ${aim} was sufficient in ${oneOf(chance, trueOne)} of the cases.`,
      false: `${act} ${aim} was sufficient in ${oneOf(chance, falseOne)} of the cases.`,
    })
  return found
}

export function sentencesAboutRating(
  chance: Stream,
  framework: Framework,
  standard: RatedStandard,
): Sentence[] {
  const act = activities[standard.name]
  if (!act || standard.rating === null) return []
  const others = framework.ratings.map(({ label }) => label).filter((label) => label !== standard.rating)
  const say = (rating: string) => `${act} was rated as ‘${rating}’.`
  return [{ about: 'rating', true: say(standard.rating), false: say(oneOf(chance, others)) }]
}

/** True or not, these say nothing of the cases’ figures, and must stay quiet. */
export function besides(chance: Stream): string {
  const [a, b] = [2 + chance.below(8), 11 + chance.below(20)]
  return oneOf(chance, [
    `Of the ${a} girls, planning kept all but one safe.`,
    `At the last inspection ${b} per cent of plans kept the child safe.`,
    `In our ${b} interviews with parents, assessment was praised in all but ${a <= 9 ? words[a] : 'nine'}.`,
    `Where a child was looked after (${a} cases), delivery kept the child safe in ${a - 1}.`,
    `The service’s own audit found planning to keep other people safe sufficient in ${b} per cent of cases.`,
    `Resettlement plans were in place ${a} weeks before release, in one case ${b} days.`,
    `Black children were ${b} per cent of the caseload; two of the ${a} we met had been stopped by the police.`,
    `Assessment was better than two years ago, and planning was stronger than at our last visit.`,
    `Reviewing was better where the child was known to social care than where nobody was.`,
    `Delivery was weaker in winter, when ${a} of ${b} sessions were cancelled.`,
    `Contingency plans ran to ${a} lines in ${b} of the files.`,
    `In the survey, ${b} per cent of staff said that planning keeps the child safe.`,
    `The board met ${a} times in ${b} months.`,
    `Plans to keep the child safe were shared with schools in ${a} of ${b} cases.`,
    `All but one of the ${b} volunteers had been trained.`,
    `We came to the same risk level as the service in ${a} of ${b} cases.`,
    `Children scored the service ${a} out of 10.`,
    `Spending grew by ${a}.${a} per cent, and ${b} of 40 posts were vacant.`,
    `Most staff know the policy; a large majority had read it.`,
    `Assessments were written within ${a} of ${b} working days.`,
    `Half of the board was new, and two-thirds had been inducted.`,
    `In one case a child who had moved three times was kept safe by good planning.`,
    `Restorative work was offered to victims in just under half of cases.`,
    `If a plan does not do enough in 50 per cent of cases, the standard cannot be good.`,
  ])
}
