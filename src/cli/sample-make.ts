/** Makes a sample: check the caseload, size it, build the list, draw, and print what there is to publish. */

import type { Table } from '#engine/caseload/case.ts'
import { type CheckedCaseload, checkCaseload } from '#engine/caseload/check.ts'
import { readDate } from '#engine/caseload/dates.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { sampleBalance } from '#engine/sampling/balance.ts'
import { drawSample } from '#engine/sampling/draw.ts'
import { type Frame, freezeFrame } from '#engine/sampling/frame.ts'
import { inListOrder } from '#engine/sampling/list-order.ts'
import { buildLottery } from '#engine/sampling/lottery.ts'
import { publishDraw } from '#engine/sampling/publish.ts'
import type { PublishedDraw } from '#engine/sampling/published-draw.ts'
import { sortingOrder } from '#engine/sampling/rules.ts'
import { formulaBehind, type SampleSize, sampleSize } from '#engine/sampling/size.ts'
import { drawSystematic, orderDigest } from '#engine/sampling/systematic.ts'
import { wholeSampleInWords } from '#engine/sampling/whole-sample.ts'
import { scoreHeadings } from '#inspection/caseload/score-headings.ts'
import { readTable } from '#platform/files/read-table.ts'
import { BadInput, type Terminal } from './command.ts'
import { readOneFile } from './sample-input.ts'
import { printSample, type SampleReport } from './sample-print.ts'

export type SampleOptions = {
  framework?: string
  domain?: string
  seed?: string
  date?: string
  size?: string
  systematic: boolean
  json: boolean
}

export async function makeSample(
  files: readonly string[],
  options: SampleOptions,
  io: Terminal,
  frameworks: ReadonlyMap<string, Framework>,
): Promise<0 | 2> {
  const { framework, domain, seed, announced } = readOptions(options, frameworks)
  const table = await readTable(await readOneFile(files, io), scoreHeadings(framework, domain))
  const checked = checkCaseload(framework, domain, table, { announced, otherKinds: 'exclude' })
  if (checked.faults.length > 0) {
    io.stderr(
      `${checked.faults.map((fault) => fault.message).join('\n')}\nNo sample was drawn: put the ${checked.faults.length === 1 ? 'line' : `${checked.faults.length} lines`} above right first.\n`,
    )
    return 2
  }
  const eligible = checked.cases.length
  if (eligible === 0) {
    const why = checked.excluded.map(({ row, reasons }) => `Row ${row}: ${reasons.join(' ')}`)
    throw new BadInput(['No case in the file is eligible, so no sample can be drawn.', ...why].join('\n'))
  }

  const size =
    options.size === undefined ? ruledSize(framework, domain, table, announced, eligible) : undefined
  const n = size?.n ?? givenSize(options.size!, eligible)
  const frame = freezeFrame({ n, strata: framework.sampling.strata, cases: checked.cases })
  const published = options.systematic
    ? alongSortedList(frame, sortingOrder(framework), seed)
    : fromList(frame, framework, seed)
  const balance = sampleBalance(frame, published.drawn)
  const report: SampleReport = {
    framework: framework.id,
    domain,
    announced,
    window: checked.window,
    eligible,
    excluded: checked.excluded.map(({ row, reasons }) => ({ row, reason: reasons.join(' ') })),
    ignoredColumns: checked.ignored,
    size: size ?? { method: 'given', n },
    notes: [...table.notes, ...notesOn(checked, size)],
    says: wholeSampleInWords(n, eligible, formulaBehind(framework, domain)),
    ...published,
    balance: { ...balance, categories: inListOrder(framework, domain, balance.categories) },
  }
  for (const note of report.notes) io.stderr(`Note: ${note}\n`)
  io.stdout(printSample(report, options.json))
  return 0
}

function fromList(frame: Frame, framework: Framework, seed: string): PublishedDraw {
  const lottery = buildLottery(frame, framework.sampling)
  return publishDraw(frame, lottery, drawSample(frame, lottery, seed), seed)
}

/** The fallback. A caseload that is taken whole has nothing to sort. */
function alongSortedList(frame: Frame, order: string[], seed: string): PublishedDraw {
  if (frame.n === frame.cases.length) return publishDraw(frame, null, drawSample(frame, null, seed), seed)
  const { start, ...draw } = drawSystematic(frame, order, seed)
  return publishDraw(frame, null, draw, seed, { order, digest: orderDigest(order), start })
}

/** All that is missing or wrong in the options, reported together. */
function readOptions(options: SampleOptions, frameworks: ReadonlyMap<string, Framework>) {
  const faults: string[] = []
  const framework = frameworks.get(options.framework ?? '')
  const known = [...frameworks.keys()].join(', ')
  if (!framework)
    faults.push(
      `${options.framework ? `There is no framework ${options.framework}.` : 'Name the framework.'} Use --framework with one of: ${known}.`,
    )
  const kinds = framework?.caseKinds.map((kind) => kind.id) ?? []
  if (!options.domain || (framework && !kinds.includes(options.domain))) {
    faults.push(
      `${options.domain ? `There is no kind of case called ${options.domain}.` : 'Name the kind of case.'} Use --domain with one of: ${kinds.join(', ') || 'court, out-of-court'}.`,
    )
  }
  if (!options.seed) faults.push('Give the public random text with --seed.')
  const date = options.date === undefined ? undefined : readDate(options.date)
  if (date && !('iso' in date)) faults.push(`--date ${options.date} is not a date. Write it like 2026-02-28.`)
  if (options.size !== undefined && !/^[1-9]\d{0,6}$/.test(options.size)) {
    faults.push(`--size ${options.size} is not a whole number of at least 1.`)
  }
  if (faults.length > 0) throw new BadInput(faults.join('\n'))
  return {
    framework: framework!,
    domain: options.domain!,
    seed: options.seed!,
    announced: date && 'iso' in date ? date.iso : null,
  }
}

function givenSize(text: string, eligible: number): number {
  const n = Number(text)
  if (n > eligible)
    throw new BadInput(`--size ${n} is more than the ${eligible} eligible cases. Give ${eligible} or fewer.`)
  return n
}

/** The framework's rule. A share needs the other kind's cases too: they count where the same file holds them. */
function ruledSize(
  framework: Framework,
  domain: string,
  table: Table,
  announced: string | null,
  eligible: number,
): SampleSize {
  const rule = framework.caseKinds.find((kind) => kind.id === domain)!.sample
  const counts: Record<string, number> = { [domain]: eligible }
  if (rule.method === 'share') {
    const other = checkCaseload(framework, rule.of, table, { announced, otherKinds: 'exclude' })
    counts[rule.of] = other.cases.length
  }
  return sampleSize(framework, domain, counts)
}

function notesOn(checked: CheckedCaseload, size: SampleSize | undefined): string[] {
  const notes: string[] = []
  if (checked.window === null)
    notes.push('No --date was given, so the window of eligibility was not applied.')
  if (checked.ignored.length > 0) notes.push(`Columns not read: ${checked.ignored.join(', ')}.`)
  if (size?.note) notes.push(`${size.note} Use --size to set the number of cases by hand.`)
  return notes
}
