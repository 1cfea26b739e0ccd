import { describe, expect, it } from 'vitest'
import { faultLine } from '../framework/fault.ts'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { checkResults } from './check-results.ts'

const framework = soundSmallFramework()
const assessment = [
  { ref: '2.1.1', yes: 6, relevant: 10 },
  { ref: '2.1.2', yes: 7, relevant: 9 },
  { ref: '2.1.3', percent: 90 },
]
const sound = {
  framework: 'small-2030',
  keyQuestions: assessment,
  judgements: [{ ref: '1.1', rating: 'good' }],
}

const faultsIn = (change: object): string[] => {
  const checked = checkResults(framework, { ...sound, ...change })
  return 'faults' in checked ? checked.faults.map(faultLine) : []
}
const question = (figure: object) => ({ keyQuestions: [{ ref: '2.1.1', ...figure }, ...assessment.slice(1)] })

type Row = [story: string, change: object, line: string]
const rows: Row[] = [
  [
    'results of another framework',
    { framework: 'other' },
    'results › framework: is "other", but these results are being rated under small-2030',
  ],
  [
    'an entry nobody knows',
    { colour: 1 },
    'results: has an entry "colour" that does not belong here; remove it or correct its spelling',
  ],
  [
    'an unknown key question',
    { keyQuestions: [...assessment, { ref: '9.9.9', percent: 1 }] },
    'results › 9.9.9: is not a key question of small-2030',
  ],
  [
    'a key question given twice',
    { keyQuestions: [...assessment, assessment[0]] },
    'results › 2.1.1: is given twice; keep one',
  ],
  [
    'a key question left out',
    { keyQuestions: assessment.slice(1) },
    'results › key questions: lack 2.1.1, although 2.1 has others; add it, with relevant: 0 if no case answers it',
  ],
  [
    'more yes than cases',
    question({ yes: 11, relevant: 10 }),
    'results › 2.1.1: has 11 yes of 10 relevant; yes cannot be the larger',
  ],
  ['yes without cases', question({ yes: 1 }), 'results › 2.1.1: needs yes and relevant, or a percent'],
  [
    'counts and a percentage at once',
    question({ yes: 1, relevant: 2, percent: 50 }),
    'results › 2.1.1: has both counts and a percent; give one or the other',
  ],
  [
    'a percentage above a hundred',
    question({ percent: 101 }),
    'results › 2.1.1 › percent: must be 100 or less, not 101',
  ],
  [
    'half a percentage point',
    question({ percent: 62.5 }),
    'results › 2.1.1 › percent: must be a whole number, not 62.5',
  ],
  [
    'fewer than no cases',
    question({ yes: -1, relevant: 3 }),
    'results › 2.1.1 › yes: must be 0 or more, not -1',
  ],
  [
    'answers to a standard that is judged',
    { keyQuestions: [{ ref: '1.1.1', yes: 1, relevant: 2 }] },
    'results › 1.1.1: belongs to 1.1, which is judged on all the evidence; give a judgement for 1.1 instead',
  ],
  [
    'a judgement on a standard rated from cases',
    { judgements: [{ ref: '2.2', rating: 'Good' }] },
    'results › judgement 2.2: is a judgement on Joint working, which is rated from cases; give its key questions instead',
  ],
  [
    'a judgement on nothing',
    { judgements: [{ ref: '7.7', rating: 'Good' }] },
    'results › judgement 7.7: is not a standard of small-2030',
  ],
  [
    'a judgement in other words',
    { judgements: [{ ref: '1.1', rating: 'fine' }] },
    'results › judgement 1.1: gives "fine", which is no rating; use Inadequate, Requires improvement, Good or Outstanding',
  ],
  [
    'two judgements on one standard',
    {
      judgements: [
        { ref: '1.1', rating: 'Good' },
        { ref: '1.1', rating: 'Good' },
      ],
    },
    'results › judgement 1.1: is given twice; keep one',
  ],
  [
    'discretion without a reason',
    { discretion: [{ ref: '2.1', to: 'Good', reason: ' ' }] },
    'results › discretion 2.1 › reason: must not be empty',
  ],
  [
    'discretion to the rating there is already',
    { discretion: [{ ref: '2.1', to: 'Requires improvement', reason: 'x' }] },
    'results › discretion 2.1: is Requires improvement already; remove it',
  ],
  [
    'discretion to no rating',
    { discretion: [{ ref: '2.1', to: 'Better', reason: 'x' }] },
    'results › discretion 2.1: goes to "Better", which is no rating; use Inadequate, Requires improvement, Good or Outstanding',
  ],
  [
    'discretion where there is nothing to change',
    { discretion: [{ ref: '2.2', to: 'Good', reason: 'x' }] },
    'results › discretion 2.2: has no rating to change; give its results',
  ],
  [
    'discretion on nothing',
    { discretion: [{ ref: '7.7', to: 'Good', reason: 'x' }] },
    'results › discretion 7.7: is not a standard of small-2030',
  ],
  [
    'a caseload of an unknown kind',
    { caseload: { prison: 3 } },
    'results › caseload: has "prison", which is no kind of case; use court or outOfCourt',
  ],
  [
    'more cases than the caseload holds',
    { caseload: { court: 9 } },
    'results › 2.1.1: has 10 relevant cases, more than the caseload of 9',
  ],
  [
    'more cases than were assessed',
    { cases: { court: 9 } },
    'results › 2.1.1: has 10 relevant cases, more than the cases assessed of 9',
  ],
  [
    'more assessed than eligible',
    { cases: { court: 12 }, caseload: { court: 11 } },
    'results › cases: has 12 for "court", more than the caseload of 11',
  ],
]

describe('checking a results file', () => {
  it('accepts sound results, whatever the capitals of a rating', () => {
    expect(faultsIn({})).toEqual([])
    expect(faultsIn({ judgements: [{ ref: '1.1', rating: 'Requires Improvement' }] })).toEqual([])
  })

  it.each(rows)('finds %s', (_story, change, line) => {
    expect(faultsIn(change)).toEqual([line])
  })

  it('refuses to rate what has no cases, where cases are needed', () => {
    const needsCases = soundSmallFramework((raw) => {
      raw.domains[2].standards[0].ratedOnlyWithCases = 'out-of-court'
    })
    const raw = {
      framework: 'small-2030',
      judgements: [{ ref: '3.1', rating: 'Good' }],
      cases: { outOfCourt: 0 },
    }
    const checked = checkResults(needsCases, raw)
    expect('faults' in checked && checked.faults.map(faultLine)).toEqual([
      'results › judgement 3.1: rates a standard that is rated only when there are cases, and there were none; remove it',
    ])
  })

  it('reports every fault of a file at once, of shape and of meaning', () => {
    const found = faultsIn({
      colour: 1,
      keyQuestions: [
        { ref: '2.1.1', yes: 11, relevant: 10 },
        { ref: '2.1.2', percent: 'most' },
        { ref: '2.2.1', yes: 1, relevant: 1 },
      ],
      judgements: [{ ref: '1.1', rating: 'fine' }],
    })
    expect(found).toEqual([
      'results › 2.1.2 › percent: must be a whole number, not "most"',
      'results: has an entry "colour" that does not belong here; remove it or correct its spelling',
      'results › 2.1.1: has 11 yes of 10 relevant; yes cannot be the larger',
      'results › key questions: lack 2.1.3, although 2.1 has others; add it, with relevant: 0 if no case answers it',
      'results › key questions: lack 2.2.2, although 2.2 has others; add it, with relevant: 0 if no case answers it',
      'results › judgement 1.1: gives "fine", which is no rating; use Inadequate, Requires improvement, Good or Outstanding',
    ])
  })

  it.each([null, 'Good', [], 3])('says that %j is no results file', (raw) => {
    const checked = checkResults(framework, raw)
    expect('faults' in checked && checked.faults.length).toBeGreaterThan(0)
  })
})
