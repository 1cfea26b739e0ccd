/**
 * A small invented framework for tests: one standard judged on all the evidence, two from cases, one module outside
 * the total. Returned fresh each time, in the raw form of a parsed file, so that a test may change it.
 */
// biome-ignore lint/suspicious/noExplicitAny: raw data as a parser returns it, which tests break on purpose
export type RawFramework = any

export const smallFramework = (): RawFramework => ({
  id: 'small-2030',
  version: '1.0.0',
  title: 'A small framework',
  inspects: 'services',
  effectiveFrom: '2030-01-01',
  documents: [{ id: 'guide', title: 'The guide' }],
  ratings: [
    { id: 'inadequate', label: 'Inadequate', score: 0 },
    { id: 'requires-improvement', label: 'Requires improvement', score: 1 },
    { id: 'good', label: 'Good', score: 2 },
    { id: 'outstanding', label: 'Outstanding', score: 3 },
  ],
  keyQuestionBands: {
    banding: 'round-then-band',
    bands: [
      { rating: 'inadequate', from: 0, to: 49, printedAs: 'minority' },
      { rating: 'requires-improvement', from: 50, to: 64, printedAs: 'too few' },
      { rating: 'good', from: 65, to: 79, printedAs: 'reasonable majority' },
      { rating: 'outstanding', from: 80, to: 100, printedAs: 'large majority' },
    ],
    source: 'guide: bands',
  },
  standardRating: { rule: 'lowest-key-question', source: 'guide: lowest' },
  promptDenominator: { of: 'relevant', source: 'guide: prompts' },
  overall: {
    bands: [
      { rating: 'inadequate', from: 0, to: 1 },
      { rating: 'requires-improvement', from: 2, to: 4 },
      { rating: 'good', from: 5, to: 7 },
      { rating: 'outstanding', from: 8, to: 9 },
    ],
    source: 'guide: overall',
  },
  limitingJudgements: [
    { standard: 'module', rated: 'inadequate', overallAtMost: 'good', source: 'guide: limits' },
  ],
  discretion: { withinPoints: 5, smallBase: 5, domains: ['work'], source: 'guide: discretion' },
  codeLists: {
    level: [
      { code: 'low', label: 'Low' },
      { code: 'medium', label: 'Medium' },
      { code: 'high', label: 'High' },
    ],
    'court-disposal': [{ code: 'referral-order', label: 'Referral order', also: ['RO'] }],
    'other-disposal': [
      { code: 'youth-caution', label: 'Youth caution' },
      { code: 'conditional-caution', label: 'Conditional caution' },
    ],
  },
  caseKinds: [
    {
      id: 'court',
      label: 'Court',
      window: { fromMonths: 6, toMonths: 12, column: 'disposal_date', source: 'guide: windows' },
      disposals: 'court-disposal',
      sample: {
        method: 'formula',
        confidencePercent: 80,
        z: '1.2815515655446004',
        marginPoints: 5,
        proportionPercent: 50,
        source: 'guide: samples',
      },
    },
    {
      id: 'out-of-court',
      label: 'Out of court',
      window: { fromMonths: 3, toMonths: 5, column: 'disposal_date', source: 'guide: windows' },
      disposals: 'other-disposal',
      sample: { method: 'share', of: 'court', ratio: { own: 2, other: 3 }, source: 'guide: samples' },
    },
  ],
  sampling: { strata: ['rosh'], lotteryRows: 500, tolerance: 1, source: 'guide: draw' },
  caseload: {
    columns: [
      { id: 'case_ref', label: 'Reference', kind: 'reference' },
      { id: 'disposal', label: 'Disposal', kind: 'code' },
      { id: 'disposal_date', label: 'Date', kind: 'date' },
      { id: 'rosh', label: 'Risk of serious harm', kind: 'code', codes: 'level' },
    ],
    source: 'guide: caseload',
  },
  facts: [
    {
      id: 'disposal',
      label: 'Disposal',
      kind: 'choice',
      column: 'disposal',
      caseKinds: ['out-of-court'],
    },
    {
      id: 'rosh-inspector',
      label: "Risk of serious harm in the inspector's view",
      kind: 'choice',
      codes: 'level',
    },
    { id: 'child-safety-factors', label: "Factors related to the child's safety", kind: 'yes-no' },
    {
      id: 'escalated',
      label: 'Concerns were passed on',
      kind: 'yes-no',
      caseKinds: ['court'],
      when: { fact: 'child-safety-factors', is: ['yes'] },
    },
  ],
  domains: [
    {
      id: 'organisation',
      ref: '1',
      name: 'Organisation',
      standards: [
        {
          id: 'leaders',
          ref: '1.1',
          name: 'Leaders',
          statement: 'Leaders lead.',
          judged: 'qualitative',
          keyQuestions: [
            {
              id: 'vision',
              ref: '1.1.1',
              text: 'Is there a vision?',
              prompts: [{ id: 'vision-a', letter: 'a', text: 'Is it written?' }],
            },
          ],
        },
      ],
    },
    {
      id: 'work',
      ref: '2',
      name: 'Work',
      standards: [
        {
          id: 'assessment',
          ref: '2.1',
          name: 'Assessment',
          statement: 'Assessment is good.',
          judged: 'from-cases',
          caseKind: 'court',
          keyQuestions: [
            {
              id: 'assess-why',
              ref: '2.1.1',
              text: 'Does it say why?',
              prompts: [
                { id: 'assess-why-a', letter: 'a', text: 'Is the child heard?' },
                { id: 'assess-why-b', letter: 'b', text: 'Are strengths found?' },
              ],
            },
            {
              id: 'assess-safety',
              ref: '2.1.2',
              text: 'Does it keep the child safe?',
              when: { fact: 'child-safety-factors', is: ['yes'] },
              whenSource: 'guide: who counts',
              prompts: [
                { id: 'assess-safety-a', letter: 'a', text: 'Are harms named?', notApplicable: false },
              ],
            },
            {
              id: 'assess-others',
              ref: '2.1.3',
              text: 'Does it keep others safe?',
              when: { not: { fact: 'rosh-inspector', is: ['low'] } },
              prompts: [{ id: 'assess-others-a', letter: 'a', text: 'Are victims named?' }],
            },
          ],
        },
        {
          id: 'joint',
          ref: '2.2',
          name: 'Joint working',
          statement: 'Agencies work together.',
          judged: 'from-cases',
          caseKind: 'out-of-court',
          keyQuestions: [
            { id: 'joint-plan', ref: '2.2.1', text: 'Do they plan together?' },
            {
              id: 'joint-conditional',
              ref: '2.2.2',
              text: 'Are conditions kept?',
              when: { fact: 'disposal', is: ['conditional-caution'] },
            },
          ],
        },
      ],
    },
    {
      id: 'modules',
      ref: '3',
      name: 'Modules',
      standards: [
        {
          id: 'module',
          ref: '3.1',
          name: 'A module',
          statement: 'It stands apart.',
          judged: 'qualitative',
          countsToScore: false,
          keyQuestions: [{ id: 'module-one', ref: '3.1.1', text: 'Is it there?' }],
        },
      ],
    },
  ],
  report: { countsUpTo: 10, texts: { about: 'This is {service}.' }, source: 'guide: report' },
})
