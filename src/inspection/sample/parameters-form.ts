/** What the form about a sample's size and window sends, and what it means. */
import { z } from 'zod'
import type { CaseKind } from '#engine/framework/shape.ts'
import {
  differing,
  type ParameterName,
  parameterNames,
  parametersOfKind,
  parametersShape,
  type SampleParameters,
} from '#engine/sampling/parameters.ts'
import { confidences } from '#engine/sampling/quantiles.ts'
import { type Fault, invalid } from '#platform/web/problems.ts'
import { reasonField, shownVersion } from '../reason-form.ts'

const typed = z.string().trim().max(20, 'Shorten this to 20 characters or fewer').default('')

export const parametersForm = z.object({
  confidence: typed,
  margin: typed,
  proportion: typed,
  basis: typed,
  own: typed,
  other: typed,
  census: typed,
  from: typed,
  to: typed,
  reason: reasonField('Say why this inspection does it so'),
  version: shownVersion,
})

type Sent = z.infer<typeof parametersForm>

/** A whole number in this range; anything else is a fault of its field. */
function whole(
  faults: Fault[],
  field: string,
  text: string,
  what: string,
  least: number,
  most: number,
): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  faults.push({ field, message: `${what} must be a whole number from ${least} to ${most}` })
  return least
}

const readers: { [N in ParameterName]: (sent: Sent, faults: Fault[]) => unknown } = {
  confidencePercent: ({ confidence }, faults) => {
    const found = confidences.find((one) => String(one) === confidence)
    if (!found)
      faults.push({ field: 'confidence', message: `Choose a confidence: ${confidences.join(', ')}` })
    return found
  },
  marginPoints: ({ margin }, faults) =>
    whole(faults, 'margin', margin, 'The margin in percentage points', 1, 50),
  proportionPercent: ({ proportion }, faults) =>
    whole(faults, 'proportion', proportion, 'The expected share of sufficient cases', 1, 99),
  ratio: ({ basis, own, other }, faults) => {
    if (basis === 'caseload') return 'caseload'
    if (basis !== 'fixed') {
      faults.push({ field: 'basis', message: 'Choose what the size of this sample follows' })
      return 'caseload'
    }
    return {
      own: whole(faults, 'own', own, 'The cases here', 1, 999),
      other: whole(faults, 'other', other, 'The cases of the other sample', 1, 999),
    }
  },
  censusUpTo: ({ census }, faults) =>
    whole(faults, 'census', census, 'The largest caseload that is read whole', 0, 9999),
  window: ({ from, to }, faults) => {
    const fromMonths = whole(faults, 'from', from, 'The first month of the window', 0, 119)
    const toMonths = whole(faults, 'to', to, 'The last month of the window', 1, 120)
    if (faults.length === 0 && fromMonths >= toMonths)
      faults.push({ field: 'to', message: 'The window must end more months back than it begins' })
    return { fromMonths, toMonths }
  },
}

/**
 * @param kind as the framework has it
 * @param before what the inspection had set; what can no longer be set stays so
 * @param open which parameters can still be set
 * @returns only what differs from the framework
 */
export function readParameters(
  kind: CaseKind,
  before: SampleParameters,
  sent: Sent,
  open: readonly ParameterName[],
): SampleParameters {
  const faults: Fault[] = []
  const wanted = Object.fromEntries(open.map((name) => [name, readers[name](sent, faults)]))
  if (faults.length > 0) throw invalid(...faults)
  return differing(kind, parametersShape.parse({ ...before, ...wanted }))
}

/** The fields as they are shown first: what holds now. */
export function shownParameters(kindHere: CaseKind): Record<keyof Omit<Sent, 'reason' | 'version'>, string> {
  const now = parametersOfKind(kindHere)
  const fixed = now.ratio === 'caseload' ? null : now.ratio
  return {
    confidence: String(now.confidencePercent),
    margin: String(now.marginPoints),
    proportion: String(now.proportionPercent),
    basis: fixed ? 'fixed' : 'caseload',
    own: fixed ? String(fixed.own) : '',
    other: fixed ? String(fixed.other) : '',
    census: String(now.censusUpTo),
    from: String(now.window.fromMonths),
    to: String(now.window.toMonths),
  }
}

/** What can be set at a stage. The window decides which rows of a file count, so it is fixed before files come in. */
export const openParameters = (kind: CaseKind, stage: string): ParameterName[] =>
  parameterNames(kind).filter((name) => name !== 'window' || stage === 'caseload')
