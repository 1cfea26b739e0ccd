/**
 * What an inspection may set otherwise than its framework for the sample of one kind of case. A framework with these
 * put in is a framework like any other, so everything that reads it (sizes, windows, the sentences of a report)
 * follows by itself.
 */
import { z } from 'zod'
import type { CaseKind, Framework } from '../framework/shape.ts'
import { confidences, quantileOf } from './quantiles.ts'

const share = z.int().min(1).max(999)

export const parametersShape = z.strictObject({
  confidencePercent: z.union(confidences.map((one) => z.literal(one))).optional(),
  marginPoints: z.int().min(1).max(50).optional(),
  proportionPercent: z.int().min(1).max(99).optional(),
  /** Own cases to the other kind's, or both in proportion to their caseloads. */
  ratio: z.union([z.literal('caseload'), z.strictObject({ own: share, other: share })]).optional(),
  /** Caseloads of up to so many cases are read whole. */
  censusUpTo: z.int().min(0).max(9_999).optional(),
  window: z
    .strictObject({ fromMonths: z.int().min(0).max(120), toMonths: z.int().min(1).max(120) })
    .refine(({ fromMonths, toMonths }) => fromMonths < toMonths)
    .optional(),
})

/** Only what differs from the framework; an empty object is the framework's own rule. */
export type SampleParameters = z.infer<typeof parametersShape>
export type ParameterName = keyof SampleParameters

/** What can be set for a kind of case: it depends on the rule that its sample is sized by. */
export function parameterNames(kind: CaseKind): ParameterName[] {
  switch (kind.sample.method) {
    case 'formula':
      return ['confidencePercent', 'marginPoints', 'proportionPercent', 'censusUpTo', 'window']
    case 'share':
      return ['ratio', 'censusUpTo', 'window']
    case 'all':
      return ['window']
  }
}

/** What holds for a kind of case, in full. */
export function parametersOfKind(kind: CaseKind): Required<SampleParameters> {
  const { sample, window } = kind
  const formula = sample.method === 'formula' ? sample : null
  return {
    confidencePercent: (formula?.confidencePercent ?? 80) as Required<SampleParameters>['confidencePercent'],
    marginPoints: formula?.marginPoints ?? 0,
    proportionPercent: formula?.proportionPercent ?? 50,
    ratio: sample.method === 'share' ? sample.ratio : 'caseload',
    censusUpTo: kind.censusUpTo ?? 0,
    window: { fromMonths: window.fromMonths, toMonths: window.toMonths },
  }
}

function withOwn(kind: CaseKind, own: SampleParameters): CaseKind {
  const { sample } = kind
  const { confidencePercent, marginPoints, proportionPercent, ratio, censusUpTo, window } = own
  return {
    ...kind,
    window: { ...kind.window, ...window },
    ...(censusUpTo === undefined ? {} : { censusUpTo }),
    sample:
      sample.method === 'formula'
        ? {
            ...sample,
            ...(confidencePercent === undefined
              ? {}
              : { confidencePercent, z: quantileOf(confidencePercent) }),
            ...(marginPoints === undefined ? {} : { marginPoints }),
            ...(proportionPercent === undefined ? {} : { proportionPercent }),
          }
        : sample.method === 'share' && ratio !== undefined
          ? { ...sample, ratio }
          : sample,
  }
}

/** @param own by kind of case; kinds that are not named keep the framework's rule */
export function withParameters<F extends Pick<Framework, 'caseKinds'>>(
  framework: F,
  own: Readonly<Record<string, SampleParameters>>,
): F {
  return {
    ...framework,
    caseKinds: framework.caseKinds.map((kind) => {
      const here = own[kind.id]
      return here === undefined ? kind : withOwn(kind, here)
    }),
  }
}

/** What is set as the framework has it is nothing of the inspection's own. */
export function differing(kind: CaseKind, wanted: SampleParameters): SampleParameters {
  const usual = parametersOfKind(kind)
  const same = (name: ParameterName) => JSON.stringify(wanted[name]) === JSON.stringify(usual[name])
  return Object.fromEntries(
    parameterNames(kind)
      .filter((name) => wanted[name] !== undefined && !same(name))
      .map((name) => [name, wanted[name]]),
  )
}

export type ParameterChange = { what: string; framework: string; here: string }

const labels: Record<ParameterName, string> = {
  confidencePercent: 'Confidence',
  marginPoints: 'Margin either way',
  proportionPercent: 'Expected share of sufficient cases',
  ratio: 'Proportion to the other sample',
  censusUpTo: 'Every case is read up to',
  window: 'Window before the announcement',
}

const casesWord = (count: number) => (count === 1 ? '1 case' : `${count} cases`)

const inWords: { [N in ParameterName]: (value: Required<SampleParameters>[N]) => string } = {
  confidencePercent: (value) => `${value}%`,
  marginPoints: (value) => `${value} percentage ${value === 1 ? 'point' : 'points'}`,
  proportionPercent: (value) => `${value}%`,
  ratio: (value) =>
    value === 'caseload' ? 'In proportion to the two caseloads' : `${value.own} for every ${value.other}`,
  censusUpTo: (value) => (value === 0 ? 'No such limit' : casesWord(value)),
  window: (value) => `${value.fromMonths} to ${value.toMonths} months`,
}

export const parameterLabel = (name: ParameterName): string => labels[name]

export const parameterInWords = <N extends ParameterName>(
  name: N,
  value: Required<SampleParameters>[N],
): string => inWords[name](value)

/** What an inspection does otherwise, in words: the framework's value and its own. */
export function changesInWords(kind: CaseKind, own: SampleParameters): ParameterChange[] {
  const usual = parametersOfKind(kind)
  return parameterNames(kind)
    .filter((name) => own[name] !== undefined)
    .map((name) => ({
      what: labels[name],
      framework: parameterInWords(name, usual[name] as never),
      here: parameterInWords(name, own[name] as never),
    }))
}
