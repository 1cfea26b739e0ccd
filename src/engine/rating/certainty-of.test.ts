import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { checkResults } from './check-results.ts'
import { rate } from './rate.ts'

/** Ten cases assessed of sixteen. Every case answers 2.1.1, six the question about the child's safety. */
const keyQuestions = [
  { ref: '2.1.1', yes: 8, relevant: 10 },
  { ref: '2.1.2', yes: 4, relevant: 6 },
  { ref: '2.1.3', yes: 0, relevant: 0 },
]

function certainty(results: object, everyCaseAnswers = true) {
  const framework = soundSmallFramework((raw) => {
    if (!everyCaseAnswers)
      raw.domains[1].standards[0].keyQuestions[0].when = { fact: 'rosh-inspector', is: ['low'] }
  })
  const checked = checkResults(framework, { framework: 'small-2030', keyQuestions, ...results })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return Object.fromEntries(
    rate(framework, checked.results).keyQuestions.map(({ ref, interval80 }) => [ref, interval80]),
  )
}

const known = { '2.1.1': [11, 14], '2.1.2': [4, 9], '2.1.3': undefined }
const unknown = { '2.1.1': undefined, '2.1.2': undefined, '2.1.3': undefined }

describe('what a sample says about the whole caseload', () => {
  it('takes the sample size from the questions that every case answers', () => {
    expect(certainty({ caseload: { court: 16 } })).toEqual(known)
  })

  it('or from the number of cases given', () => {
    expect(certainty({ caseload: { court: 16 }, cases: { court: 10 } }, false)).toEqual(known)
  })

  it('says nothing when the sample size is not known', () => {
    expect(certainty({ caseload: { court: 16 } }, false)).toEqual(unknown)
  })

  it('says nothing without a caseload', () => {
    expect(certainty({})).toEqual(unknown)
  })

  it('says nothing about a percentage without counts', () => {
    const percents = keyQuestions.map((one) => (one.ref === '2.1.2' ? { ref: '2.1.2', percent: 67 } : one))
    expect(certainty({ keyQuestions: percents, caseload: { court: 16 } })).toEqual({
      ...known,
      '2.1.2': undefined,
    })
  })
})
