/**
 * Checks a published draw from nothing but what was published. This is separate code on purpose: it shares no line
 * with the program that makes draws (not even the random stream), so that one mistake cannot hide in both.
 * It counts; it never rebuilds the list.
 */
import { createHash } from 'node:crypto'
import type { PublishedDraw } from './published-draw.ts'

export type Check = { name: string; ok: boolean; detail: string }
export type Verification = { ok: boolean; checks: Check[] }

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** First number below `m` from the public stream of a seed: SHA-256("seed,1"), "seed,2", … with rejection. */
function firstBelow(seed: string, m: bigint): number {
  const end = 2n ** 256n - (2n ** 256n % m)
  let t = 1
  let value = BigInt(`0x${digest(`${seed},${t}`)}`)
  while (value >= end) {
    t += 1
    value = BigInt(`0x${digest(`${seed},${t}`)}`)
  }
  return Number(value % m)
}

/** Runs every check and reports all of them, so that a reader sees what held as well as what did not. */
export function verifyDraw(published: PublishedDraw): Verification {
  const checks = [frameCheck(published), ...methodChecks(published)]
  if (published.reserves) checks.push(reserveCheck(published, published.reserves))
  return { ok: checks.every((one) => one.ok), checks }
}

function methodChecks(published: PublishedDraw): Check[] {
  if (published.systematic) return systematicChecks(published, published.systematic)
  return published.list ? listChecks(published, published.list) : census(published)
}

function frameCheck({ n, strata, cases, salt, frameHash }: PublishedDraw): Check {
  const name = 'The frame is the one that was recorded'
  const refs = cases.map((one) => one[0])
  if (cases.some((one) => one.length !== strata.length + 1)) {
    return { name, ok: false, detail: 'A case does not have one category for each stratum.' }
  }
  if (new Set(refs).size !== refs.length)
    return { name, ok: false, detail: 'A case stands on the frame twice.' }
  const outOfOrder = refs.findIndex(
    (ref, at) => at > 0 && Buffer.compare(Buffer.from(refs[at - 1]!), Buffer.from(ref!)) > 0,
  )
  if (outOfOrder > 0) return { name, ok: false, detail: `${refs[outOfOrder]} is not in order of reference.` }
  if (n < 1 || n > cases.length) {
    return { name, ok: false, detail: `A sample of ${n} cannot come from ${cases.length} cases.` }
  }
  const computed = digest(JSON.stringify(salt === undefined ? { n, cases } : { n, salt, cases }))
  const ok = computed === frameHash
  return {
    name,
    ok,
    detail: ok ? `SHA-256 ${computed}` : `Its SHA-256 is ${computed}, but ${frameHash} was published.`,
  }
}

function census({ n, cases, row, drawn }: PublishedDraw): Check[] {
  const everyCase =
    n === cases.length &&
    row === null &&
    sameMembers(
      drawn,
      cases.map((one) => one[0]!),
    )
  const detail = everyCase ? `All ${n} cases.` : 'Without a list, every case must be drawn and no row named.'
  return [{ name: 'Every case is in the sample', ok: everyCase, detail }]
}

/** Equal steps along the sorted list: the place of every k-th case is counted out, one step of N/n at a time. */
function systematicChecks(
  { cases, n, strata, seed, frameHash, row, list, drawn }: PublishedDraw,
  { order, digest: published, start }: NonNullable<PublishedDraw['systematic']>,
): Check[] {
  const size = cases.length
  const orderDigest = digest(JSON.stringify({ order }))
  const columns = order.map((name) => strata.indexOf(name))
  const known = !columns.includes(-1) && new Set(order).size === order.length && order.length > 0
  const keyOf = (one: string[]) => [
    ...columns.map((column) => one[column + 1] ?? ''),
    digest(`${frameHash}|tie|${seed}|${one[0]}`),
  ]
  const sorted = cases
    .map((one) => ({ ref: one[0]!, keys: keyOf(one) }))
    .sort((a, b) => {
      const at = a.keys.findIndex((key, i) => key !== b.keys[i])
      return at < 0 ? 0 : a.keys[at]! < b.keys[at]! ? -1 : 1
    })
  const expectedStart = firstBelow(`${frameHash}|systematic|${seed}`, BigInt(size))
  // The k-th case (k = 1 … n) is the first at which start + n·(cases passed) reaches k·N.
  const expected = Array.from(
    { length: n },
    (_, k) => sorted[Math.ceil(((k + 1) * size - expectedStart) / n) - 1]?.ref ?? '',
  )
  return [
    {
      name: 'The order to sort by is the one that was recorded',
      ok: known && orderDigest === published && row === null && list === null,
      detail: `Sorted by ${order.join(', ')}, SHA-256 ${orderDigest}; published: ${published}`,
    },
    {
      name: 'The public seed picks the published start',
      ok: start === expectedStart,
      detail: `The seed picks ${expectedStart} of ${size}; published: ${start}.`,
    },
    {
      name: 'The sample stands at equal steps along the sorted list',
      ok: known && sameMembers(drawn, expected),
      detail: sameMembers(drawn, expected)
        ? `${drawn.length} cases; every case has the same chance, ${n} in ${size}.`
        : 'The drawn cases are not those at the steps.',
    },
  ]
}

function listChecks(published: PublishedDraw, list: NonNullable<PublishedDraw['list']>): Check[] {
  const { cases, n, seed, frameHash, drawn, row } = published
  const { samples } = list
  const size = cases.length

  const computed = digest(JSON.stringify(samples))
  const misshapen = samples.findIndex(
    (one) => one.length !== n || new Set(one).size !== n || one.some((position) => position >= size),
  )
  const uses = cases.map(() => 0)
  for (const position of samples.flat()) if (position < size) uses[position]! += 1
  const uneven = uses.findIndex((times) => times !== list.timesEach)
  const furthest = Math.max(0, ...samples.map((one) => largestMiss(published, one)))
  const within = furthest <= list.tolerance * size

  const expectedRow =
    samples.length === 0 ? -1 : firstBelow(`${frameHash}|draw|${seed}`, BigInt(samples.length))
  const expectedDrawn = (samples[expectedRow] ?? []).map((position) => cases[position]?.[0] ?? '')

  return [
    {
      name: 'The list is the one that was recorded',
      ok: computed === list.digest && samples.length === list.rows,
      detail: `${samples.length} rows, SHA-256 ${computed}; published: ${list.rows} rows, ${list.digest}`,
    },
    {
      name: `Every row holds ${n} different cases of the frame`,
      ok: misshapen < 0 && samples.length > 0,
      detail: misshapen < 0 ? `${samples.length} rows` : `Row ${misshapen} does not.`,
    },
    {
      name: `Every case stands in ${list.timesEach} rows`,
      ok: uneven < 0,
      detail:
        uneven < 0 ? 'Every case has the same chance.' : `${cases[uneven]![0]} stands in ${uses[uneven]}.`,
    },
    {
      name: `Every row mirrors the caseload to within ${list.tolerance} ${list.tolerance === 1 ? 'case' : 'cases'}`,
      ok: within,
      detail: `The furthest any row misses a category by is ${(furthest / size).toFixed(2)} cases.`,
    },
    {
      name: 'The public seed picks the published row',
      ok: row === expectedRow,
      detail: `The seed picks row ${expectedRow}; published: row ${row}.`,
    },
    {
      name: 'The sample is that row',
      ok: sameMembers(drawn, expectedDrawn),
      detail: sameMembers(drawn, expectedDrawn)
        ? `${drawn.length} cases`
        : 'The drawn cases are not those of the row.',
    },
  ]
}

/** The largest |N·n_c − n·N_c| of a row over all categories. */
function largestMiss({ cases, n, strata }: PublishedDraw, sample: readonly number[]): number {
  const chosen = new Set(sample)
  let largest = 0
  for (let stratum = 1; stratum <= strata.length; stratum += 1) {
    const missBy = new Map<string, number>()
    cases.forEach((one, position) => {
      const category = one[stratum] ?? ''
      const held = chosen.has(position) ? cases.length : 0
      missBy.set(category, (missBy.get(category) ?? 0) + held - n)
    })
    for (const miss of missBy.values()) largest = Math.max(largest, Math.abs(miss))
  }
  return largest
}

function reserveCheck({ cases, drawn, frameHash, seed }: PublishedDraw, reserves: readonly string[]): Check {
  const expected = cases
    .map((one) => one[0]!)
    .filter((ref) => !drawn.includes(ref))
    .map((ref) => [digest(`${frameHash}|reserve|${seed}|${ref}`), ref] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ref]) => ref)
  const ok = JSON.stringify(expected) === JSON.stringify(reserves)
  const detail = ok
    ? `${reserves.length} reserves`
    : `The seed puts them in this order: ${expected.join(', ')}.`
  return { name: 'The reserves stand in the order the seed fixes', ok, detail }
}

const sameMembers = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())
