/** Shape: what an author may get wrong, and what they are told. */
import { assessment, type Row, safety } from './broken-framework.ts'

export const shapeRows: Row[] = [
  [
    'a required entry left out',
    (f) => {
      delete assessment(f).name
    },
    'missing',
    'small-2030 › 2.1 › name: is missing; add text',
  ],
  [
    'a whole section left out',
    (f) => {
      delete f.report
    },
    'missing',
    'small-2030 › report: is missing; add a group of named entries',
  ],
  [
    'an entry nobody knows',
    (f) => {
      assessment(f).keyQuestions[0].prompts[1].colour = 'red'
    },
    'unknown-entry',
    'small-2030 › 2.1 Assessment › 2.1.1 › prompt b: has an entry "colour" that does not belong here; remove it or correct its spelling',
  ],
  [
    'an empty question',
    (f) => {
      safety(f).prompts[0].text = '  '
    },
    'shape',
    'small-2030 › 2.1 Assessment › 2.1.2 › prompt a › text: must not be empty',
  ],
  [
    'guidance that says nothing',
    (f) => {
      safety(f).guidance = ' '
    },
    'shape',
    'small-2030 › 2.1 Assessment › 2.1.2 › guidance: must not be empty',
  ],
  [
    'guidance too long to be read beside its prompt',
    (f) => {
      safety(f).prompts[0].guidance = 'word '.repeat(70)
    },
    'shape',
    'small-2030 › 2.1 Assessment › 2.1.2 › prompt a › guidance: must be 300 characters or fewer; it has 349',
  ],
  [
    'words where a whole number belongs',
    (f) => {
      f.discretion.withinPoints = 'five'
    },
    'shape',
    'small-2030 › discretion › within points: must be a whole number, not "five"',
  ],
  [
    'a fraction where a whole number belongs',
    (f) => {
      f.ratings[1].score = 1.5
    },
    'shape',
    'small-2030 › rating requires-improvement › score: must be a whole number, not 1.5',
  ],
  [
    'a number too large',
    (f) => {
      f.caseKinds[0].sample.confidencePercent = 100
    },
    'shape',
    'small-2030 › case kind court › sample › confidence percent: must be 99 or less, not 100',
  ],
  [
    'a number below nothing',
    (f) => {
      f.report.countsUpTo = -1
    },
    'shape',
    'small-2030 › report › counts up to: must be 0 or more, not -1',
  ],
  [
    'a word outside the choice',
    (f) => {
      f.keyQuestionBands.banding = 'truncate'
    },
    'shape',
    'small-2030 › percentage bands › banding: must be round-then-band or exact, not "truncate"',
  ],
  [
    'a sampling method nobody knows',
    (f) => {
      f.caseKinds[0].sample.method = 'guess'
    },
    'shape',
    'small-2030 › case kind court › sample › method: must be formula, share or all, not "guess"',
  ],
  [
    'a ratio that is neither',
    (f) => {
      f.caseKinds[1].sample.ratio = 3
    },
    'shape',
    'small-2030 › case kind out-of-court › sample › ratio: must be caseload, or two whole numbers named own and other, not 3',
  ],
  [
    'a date that does not exist',
    (f) => {
      f.effectiveFrom = '2030-02-30'
    },
    'shape',
    'small-2030 › effective from: "2030-02-30" is not a date; write it as 2021-07-01',
  ],
  [
    'an id with capitals',
    (f) => {
      f.domains[1].id = 'My Work'
      f.discretion.domains = ['organisation']
    },
    'shape',
    'small-2030 › domain 2 › id: "My Work": use lower-case letters, digits and single hyphens',
  ],
  [
    'a code list with an unusable name',
    (f) => {
      f.codeLists['Big List'] = [{ code: 'a', label: 'A' }]
    },
    'shape',
    'small-2030 › code list Big List: is not a usable name; use lower-case letters, digits and single hyphens',
  ],
  [
    'an empty list',
    (f) => {
      f.sampling.strata = []
    },
    'shape',
    'small-2030 › sampling › strata: must have at least 1 entry',
  ],
  [
    'a rule that is no rule',
    (f) => {
      safety(f).when = 'always'
    },
    'shape',
    'small-2030 › 2.1 Assessment › 2.1.2 › when: is not a rule; write { fact, is: […] }, { all: […] }, { any: […] } or { not: … }',
  ],
  [
    'a rule that forgets its codes',
    (f) => {
      safety(f).when = { any: [{ fact: 'child-safety-factors' }] }
    },
    'missing',
    'small-2030 › 2.1 Assessment › 2.1.2 › when › first entry › is: is missing; add a list',
  ],
  [
    'an entry without any name',
    (f) => {
      f.facts.push({ label: '', kind: 'yes-no' })
    },
    'missing',
    'small-2030 › fifth fact › id: is missing; add text',
  ],
]
