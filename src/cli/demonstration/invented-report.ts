/** What the lead writes of the invented service whose draft lies with it. Figures are bindings, so that they are always true. */
import { standardsInOrder } from '#engine/framework/find.ts'
import type { Framework, Standard } from '#engine/framework/shape.ts'
import { sectionOfDomain, sectionOfStandard } from '#engine/report/sections.ts'

/** The words about the cases, by what a standard is about, for court and out-of-court work alike. */
const ofCases: Record<string, string> = {
  assessment:
    'Case managers spoke with the child and with those at home, and wrote plainly about what had led to the offence. What other agencies knew was asked for, yet not always used.',
  planning:
    'Plans were short and children could say what was in them. Where another person might come to harm, the plan seldom said who would do what if things got worse.',
  delivery:
    'Sessions took place where children felt safe to come. Work that another agency had promised was not always followed up when it did not begin.',
  reviewing:
    'Reviews were held on time. What had changed in the child’s life was written down, but the plan was often left as it had been.',
}

const judgedOnAll: Record<string, string> = {
  governance:
    'The management board meets every six weeks and hears from children at each meeting. Its members come, ask and act.\n\nThe plan of the partnership was written with staff, who could tell us what it meant for their work.',
  staff:
    'Staff know the children they work with and stay with them. Supervision is planned for every month but takes place less often, and staff who hold the most worrying cases told us that they would like more of it.',
  partnerships:
    'A nurse, a speech and language therapist and a worker from the substance misuse service sit with the team.\n\n- Education is at the table, and places are found.\n- The wait for mental health care is long, and nobody has measured it.',
  information:
    'Policies are up to date and easy to find. One of the two places where children are seen has no room in which a child can be spoken to alone.',
  'out-of-court-policy':
    'The policy was agreed with the police and is used. The panel that recommends a disposal meets every week and has what it needs to do so.',
  resettlement: 'No child left custody in the months that were looked at.',
}

export const background = (practitioners: number): string =>
  `{area} is made up of market towns and of villages that are far apart, so that a visit can take half a day. ${practitioners} practitioners work in the service^[Return of the service to the inspectors, made in the week before fieldwork.].

Youth justice is part of children’s services here, and its head answers to the director.`

const whole = [
  'We rated {service} {rating overall} overall, with a score of {score} out of {score highest}.',
  '# The organisation',
  'Leaders know their service, and partners work well together. But supervision does not keep up with the work that staff hold, and not every building suits children.',
  '# Court disposals',
  'We read {sample court} cases. Assessment is rated {rating 2.1}, planning {rating 2.2}, implementation and delivery {rating 2.3}, and reviewing {rating 2.4}.',
  '# Out-of-court disposals',
  'We read {sample out-of-court} cases. Assessment is rated {rating 3.1}, planning {rating 3.2}, and implementation and delivery {rating 3.3}.',
].join('\n\n')

/** Every section that has to be written, by its id. */
export function inventedSections(framework: Framework): [string, string][] {
  const [first] = framework.domains
  return [
    ['executive-summary', whole],
    ['background', background(11)],
    [
      sectionOfDomain(first!.id),
      'Strengths:\n\n- The board hears from children.\n- Health workers are part of the team.\n\nAreas for improvement:\n\n- Supervision is less frequent than planned.',
    ],
    ...standardsInOrder(framework).map((standard): [string, string] => [
      sectionOfStandard(standard.id),
      standard.judged === 'from-cases' ? fromCases(standard) : (judgedOnAll[standard.id] ?? ''),
    ]),
    [
      'diversity',
      'Staff ask every child how they see themselves, and write it down in the child’s words. The service does not yet look at whether its children do equally well.',
    ],
    ['meetings', '17'],
  ]
}

/** The figures first, then the words. */
function fromCases({ id, keyQuestions }: Standard): string {
  const figures = keyQuestions.map(({ ref, text }) => `- ${text} Yes in {${ref} count} cases.`)
  const [, words = ''] = Object.entries(ofCases).find(([about]) => id.endsWith(about)) ?? []
  return `${words}\n\nWhat inspectors found in the cases:\n\n${figures.join('\n')}`
}

export const inventedRecommendations = [
  {
    addressee: 'The management board',
    body: 'Find out how long children wait for mental health care, and agree with those who provide it what wait is acceptable.',
  },
  {
    addressee: 'The head of the youth justice service',
    body: 'See to it that every plan says who keeps other people safe, how, and what happens if things get worse.',
  },
  {
    addressee: 'The head of the youth justice service',
    body: 'Hold supervision as often as it is planned, first of all for staff with the most worrying cases.',
  },
]

/** What the service says of its draft, each about the paragraph that holds these words, and what it is answered. */
export const inventedComments = [
  {
    about: 'practitioners work in the service',
    body: 'There were 12 practitioners in the week of fieldwork, not 11. The list of posts that we sent with our return gives the names of the posts and the dates.',
    decision: 'accepted',
    reason: 'The list of posts says 12. The background is changed.',
  },
  {
    about: 'Where another person might come to harm',
    body: 'We do not think that planning to keep other people safe is as weak as this. A new form for plans came into use in the month after fieldwork.',
    decision: 'declined',
    reason:
      'This speaks of a judgement and not of a fact, and the report is about the cases of the time before fieldwork, which had no such form.',
  },
  {
    about: 'has no room in which a child can be spoken to alone',
    body: 'Is this still so? A room next to the library has been used on three days a week since the spring.',
    decision: null,
    reason: '',
  },
] as const
