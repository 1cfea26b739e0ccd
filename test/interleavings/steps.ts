/** What people do, one step after the other, generated. */
import fc from 'fast-check'

/** The first two share the case; the third has it only while it is handed over. */
const editor = fc.constantFrom(0, 0, 0, 1, 1, 1, 2)
/** Three answers of one screen are enough to meet on. */
export const meetOn = [
  'court-assessment-desistance',
  'court-assessment-child-safety',
  'court-assessment-others-safety',
]
const question = fc.constantFrom(...meetOn)
const value = fc.constantFrom('yes', 'no')

export const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('open' as const), editor }) },
  { weight: 10, arbitrary: fc.record({ does: fc.constant('answer' as const), editor, question, value }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('type' as const), editor, question, value }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('send one' as const), editor, question }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('send screen' as const), editor }) },
  // The oldest request need not arrive first, and two or three may arrive at the same moment.
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('arrive' as const),
      which: fc.nat(),
      together: fc.integer({ min: 1, max: 3 }),
      keepMine: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('arrive again' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('hand over' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('complete' as const), editor }) },
)

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
