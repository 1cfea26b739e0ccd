import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { type AssessedCase, tally } from '../rating/tally.ts'
import { caseVectors } from './case-vectors.ts'
import { countsOf } from './judge.ts'

const framework = soundSmallFramework()
const questions = framework.domains.flatMap((domain) => domain.standards).flatMap((one) => one.keyQuestions)
const answered = (value: 'yes' | 'no', facts: Record<string, string>): AssessedCase => ({
  kind: 'court',
  facts,
  answers: Object.fromEntries(questions.map(({ id }) => [id, { value }])),
})
const known = { 'rosh-inspector': 'high', 'child-safety-factors': 'no' }

describe('cases as whole vectors', () => {
  it('count what a tally counts', () => {
    const cases = [
      answered('yes', known),
      answered('no', known),
      answered('yes', { ...known, 'rosh-inspector': 'low' }),
    ]
    const [court] = caseVectors(framework, cases)
    const { yes, relevant } = countsOf(court!)
    const counted = tally(framework, cases).keyQuestions.filter((one) => one.sample > 0)
    expect(court!.questions.map(({ ref }, at) => [ref, yes[at], relevant[at]])).toEqual(
      counted.map((one) => [one.ref, one.yes, one.relevant]),
    )
    expect(counted.some((one) => one.notApplicable > 0)).toBe(true)
  })

  it('leave out whoever is not answered in full, and say how many', () => {
    const blank = { ...answered('yes', known), answers: {} }
    const undecided = answered('yes', {})
    const [court] = caseVectors(framework, [answered('yes', known), blank, undecided])
    expect(court).toMatchObject({ open: 2 })
    expect(court!.cases).toHaveLength(1)
  })
})
