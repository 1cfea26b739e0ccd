/** The steps of a draw with the moment of each, to the second: their order is what makes the draw fair. */
import type { RecordedSample } from './queries.ts'

export interface DrawStep {
  what: string
  at: Date | null
  by: string | null
  /** That it was left out, and why. */
  leftOut?: string
  /** What can be compared: a hash, a digest, a seed. */
  mark?: { name: string; value: string }
}

/** To the second and in one time zone, so that two steps of one minute can be told apart. */
export const exactMoment = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`

export const isCensus = ({ plan, method }: RecordedSample): boolean =>
  plan.list === null && method === 'lottery'

/** Whether a seed entered now would come before the service's word. */
export const needsConfirmation = (sample: RecordedSample): boolean => !isCensus(sample) && !sample.confirmed

/** What is said of a draw that the service had not confirmed before. */
export const unconfirmedWords = ({ unconfirmed }: NonNullable<RecordedSample['draw']>): string =>
  unconfirmed === null
    ? 'Not confirmed before the draw'
    : `Not confirmed before the draw. Reason: ${unconfirmed}`

export function stepsOf(sample: RecordedSample | null): DrawStep[] {
  const census = sample !== null && isCensus(sample)
  const prepared = { at: sample?.preparedAt ?? null, by: sample?.preparedBy ?? null }
  const sorted = sample?.method === 'systematic'
  const draw = sample?.draw
  return [
    {
      what: 'The caseload is frozen and its hash recorded',
      ...prepared,
      ...(sample ? { mark: { name: 'Hash of the caseload', value: sample.frameHash } } : {}),
    },
    ...(census
      ? []
      : [
          {
            what: sorted
              ? 'The order to sort by is fixed and its digest recorded'
              : 'The list of possible samples is built and its digest recorded',
            ...prepared,
            ...(sample
              ? {
                  mark: {
                    name: sorted ? 'Digest of the order' : 'Digest of the list',
                    value: sample.listDigest,
                  },
                }
              : {}),
          },
          {
            what: 'The service says that it has the digest',
            at: sample?.confirmed?.at ?? null,
            by: sample?.confirmed?.by ?? null,
            ...(draw && !sample.confirmed ? { leftOut: unconfirmedWords(draw) } : {}),
          },
        ]),
    {
      what: census ? 'The draw of every case is recorded' : 'The public seed is entered; it picks the sample',
      at: draw?.drawnAt ?? null,
      by: draw?.drawnBy ?? null,
      ...(draw && !census ? { mark: { name: 'Public seed', value: draw.seed } } : {}),
    },
  ]
}
