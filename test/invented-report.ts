/** A report like the published ones, of any length, for the proofs and the measurements of its forms. All of it is invented. */
import { standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import { composeReport } from '#engine/report/compose.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import type { ReportMaterial } from '#engine/report/material.ts'

export interface Invention {
  /** Paragraphs below each standard; ten give a report of about 45 pages. */
  paragraphs: number
  cases?: { court: number; outOfCourt: number }
}

const sentences = [
  'Case managers knew the children they worked with and wrote plainly about what had led to the offence.',
  'Parents and carers were asked for their view early on, and what they said could be found in the plan.',
  'Where other agencies were at work, meetings were minuted and the tasks that came out of them were followed up.',
  'Reviews came late in some cases, so that a change in the child’s circumstances was not answered for weeks.',
  'Managers read plans before they were signed off, yet seldom asked how the safety of victims would be kept.',
  'Children in care of the authority, among them several from Tŷ Gwyn, were visited as often as the others.',
]

/** Every paragraph its own, so that none can stand in for another. */
const paragraph = (about: string, number: number): string =>
  `On ${about}, point ${number}: ${sentences.map((_, at) => sentences[(at + number) % sentences.length]).join(' ')}`

const findings = (about: string, paragraphs: number): string =>
  Array.from({ length: paragraphs }, (_, at) =>
    at % 4 === 3
      ? `We also saw in ${about}:\n- work that was planned with the family\n- meetings that were held as agreed^[Minutes of meeting ${at}, shared with us by the service.]\n- records that were up to date`
      : `${paragraph(about, at + 1)}${at % 3 === 1 ? `^[Ministry of Justice, table ${at} on ${about}, 2026.]` : ''}`,
  ).join('\n\n')

export function inventedMaterial(framework: Framework, invention: Invention): ReportMaterial {
  const cases = invention.cases ?? { court: 24, outOfCourt: 9 }
  const standards = standardsInOrder(framework)
  const sizes: Record<string, number> = { court: cases.court, 'out-of-court': cases.outOfCourt }
  const checked = checkResults(framework, {
    framework: framework.id,
    keyQuestions: standards
      .filter(({ judged }) => judged === 'from-cases')
      .flatMap(({ keyQuestions, caseKind }, standard) =>
        keyQuestions.map(({ ref, when }, question) => {
          const all = sizes[caseKind!] ?? 0
          const relevant = when ? Math.max(all - 3, 1) : all
          return {
            ref,
            yes: Math.max(relevant - 1 - ((standard * 3 + question * 5) % relevant), 0),
            relevant,
          }
        }),
      ),
    judgements: standards
      .filter(({ judged, ratedOnlyWithCases }) => judged === 'qualitative' && !ratedOnlyWithCases)
      .map(({ ref }, at) => ({ ref, rating: ['Good', 'Requires improvement', 'Outstanding'][at % 3] })),
    discretion: [],
    cases,
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const written = Object.fromEntries(
    standards.map(({ id, name }) => [`standard-${id}`, findings(name.toLowerCase(), invention.paragraphs)]),
  )
  const row = (label: string, count: number, percent: number, national: number) => ({
    label,
    count,
    percent,
    national,
  })
  const gender = [row('Boys', 60, 75, 85), row('Girls', 20, 25, 15)]
  return {
    inspection: {
      service: 'Northmere Youth Justice Service',
      area: 'Northmere',
      fieldwork: { from: '2027-02-01', to: '2027-02-05' },
    },
    framework,
    figures: {
      version: 1,
      digest: 'd'.repeat(64),
      results: checked.results,
      rated: rate(framework, checked.results),
    },
    sections: {
      ...written,
      'executive-summary': findings(
        'the service as a whole',
        Math.max(2, Math.ceil(invention.paragraphs / 2)),
      ),
      background: findings('the area', Math.max(1, Math.ceil(invention.paragraphs / 3))),
      meetings: '14',
    },
    recommendations: [
      'The management board',
      'The head of service',
      'The police',
      'The management board',
    ].map((addressee, at) => ({
      number: at + 1,
      addressee,
      text: `Recommendation ${at + 1} in words: make sure that plans keep other people safe & are <read> by managers.`,
    })),
    samples: [
      { caseKind: 'court', eligible: 80, planned: cases.court, drawn: cases.court, assessed: cases.court },
      {
        caseKind: 'out-of-court',
        eligible: null,
        planned: cases.outOfCourt,
        drawn: cases.outOfCourt,
        assessed: cases.outOfCourt,
      },
    ],
    caseManagerInterviews: 17,
    context: {
      kinds: [
        {
          kind: 'court',
          label: 'Court disposals',
          cases: 80,
          tables: [
            { column: 'gender', label: 'Gender', rows: gender, compared: gender },
            {
              column: 'disposal',
              label: 'Disposal',
              rows: [
                { label: 'Referral order', count: 60, percent: 75 },
                { label: 'Youth rehabilitation order', count: 17, percent: 21 },
                { label: 'Detention and training order', count: 3, percent: 4 },
              ],
              compared: [],
            },
          ],
        },
      ] as never,
      national: {
        period: '2025 to 2026',
        of: 'children',
        from: 'Youth justice statistics',
        source: 'statistics: table 3',
        usedFrom: '2027-01',
        columns: {},
      } as never,
      comparators: {
        documents: [{ id: 'statistics', title: 'Youth justice statistics', publisher: 'An invented office' }],
        sets: [],
      } as never,
    },
  }
}

export const inventedReport = (framework: Framework, invention: Invention): ReportDocument =>
  composeReport(inventedMaterial(framework, invention))
