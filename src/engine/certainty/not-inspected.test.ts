import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { type AssessedCase, resultsFromTally, tally } from '../rating/tally.ts'
import { notInspectedBounds } from './not-inspected.ts'

const framework = soundSmallFramework()
const answered = (value: 'yes' | 'no'): AssessedCase => ({
  kind: 'court',
  facts: { 'rosh-inspector': 'high' },
  answers: Object.fromEntries(
    framework.domains
      .flatMap((domain) => domain.standards)
      .flatMap((standard) => standard.keyQuestions)
      .map(({ id }) => [id, { value }]),
  ),
})

/** So many cases read with yes and with no to everything, and so many that nobody could read. */
function boundsOf(yes: number, no: number, missing: number) {
  const drawn = tally(framework, [
    ...Array.from({ length: yes }, () => answered('yes')),
    ...Array.from({ length: no }, () => answered('no')),
  ])
  const results = {
    framework: framework.id,
    ...resultsFromTally(framework, drawn),
    judgements: [],
    discretion: [],
    caseload: { court: yes + no + missing },
  }
  return notInspectedBounds(framework, drawn, { court: missing }, results)
}

describe('drawn cases that nobody could read', () => {
  it('leave nothing open where there are none', () => {
    expect(boundsOf(7, 3, 0)).toBeNull()
  })

  it('are counted once as insufficient and once as sufficient on everything', () => {
    const { keyQuestions } = boundsOf(7, 1, 2)!
    expect(keyQuestions.length).toBeGreaterThan(1)
    // 7 of 8 read; 7 of 10 at least, 9 of 10 at most.
    for (const one of keyQuestions)
      expect(one).toMatchObject({ yes: 7, relevant: 8, notInspected: 2, lowest: 70, highest: 90 })
  })

  it('may turn a rating, and the bounds say so', () => {
    const [standard] = boundsOf(7, 1, 2)!.standards
    expect(standard).toMatchObject({ ref: '2.1', lowest: 'Good', highest: 'Outstanding' })
    const [sure] = boundsOf(19, 0, 1)!.standards
    expect(sure).toMatchObject({ lowest: 'Outstanding', highest: 'Outstanding' })
  })

  it('speak only of standards whose cases are missing', () => {
    const refs = boundsOf(7, 1, 2)!.standards.map((one) => one.ref)
    const kinds = framework.domains.flatMap((domain) => domain.standards)
    for (const ref of refs) expect(kinds.find((one) => one.ref === ref)!.caseKind).toBe('court')
  })
})
