/** What the sample command prints: one JSON document, or a page to read. */
import type { Window } from '#engine/caseload/window.ts'
import type { Balance } from '#engine/sampling/balance.ts'
import type { PublishedDraw } from '#engine/sampling/published-draw.ts'
import type { SampleSize } from '#engine/sampling/size.ts'

export type SampleReport = PublishedDraw & {
  framework: string
  domain: string
  announced: string | null
  window: Window | null
  eligible: number
  excluded: { row: number; reason: string }[]
  ignoredColumns: string[]
  size: SampleSize | { method: 'given'; n: number }
  /** What a sample of this size can say, in a sentence. */
  says: string
  notes: string[]
  balance: Balance
}

export function printSample(report: SampleReport, json: boolean): string {
  return json ? `${JSON.stringify(documentOf(report))}\n` : page(report)
}

/** The published draw. The order of the keys puts what people look for first and the long lists last. */
function documentOf({ balance, list, cases, ...report }: SampleReport) {
  const { framework, domain, announced, window, n, eligible, ...rest } = report
  return {
    framework,
    domain,
    announced,
    window,
    n,
    eligible,
    ...rest,
    balance: balance.categories.map(({ variable, category, caseload, sample, expected, deviation }) => ({
      variable,
      category,
      caseload,
      sample,
      expected,
      deviation,
    })),
    largestDeviation: balance.largest,
    balanceLabel: balance.label,
    list,
    cases,
  }
}

function page(report: SampleReport): string {
  const { balance, list, size } = report
  const lines = [
    `${report.n} of ${report.eligible} eligible cases (${report.domain}, ${report.framework})`,
    ...('unrounded' in size
      ? [`Size before rounding up: ${size.unrounded} (${size.source})`]
      : ['Size set by hand']),
    `Frame hash: ${report.frameHash}`,
  ]
  if (report.systematic) {
    const { order, digest, start } = report.systematic
    lines.push(
      `Equal steps along a list sorted by ${order.join(', ')} (hash of the order: ${digest})`,
      `Seed "${report.seed}" picks the start ${start} of ${report.eligible} (counted from 0)`,
    )
  } else if (list) {
    lines.push(
      `List: ${list.rows} possible samples; each case stands in ${list.timesEach} of them`,
      `Each sample matches the caseload to within ${list.tolerance} ${list.tolerance === 1 ? 'case' : 'cases'}`,
      `List hash: ${list.digest}`,
      `Seed "${report.seed}" picks row ${report.row} (rows are counted from 0)`,
    )
  } else {
    lines.push('Every eligible case is in the sample, so there is nothing to draw')
  }
  lines.push('', 'Sample', ...report.drawn.map((ref) => `  ${ref}`))
  if (report.reserves?.length)
    lines.push('', 'Reserves, in order', ...report.reserves.map((ref) => `  ${ref}`))
  lines.push(
    '',
    ...balanceTable(balance),
    `Furthest from its share: ${balance.largest} cases (${balance.label})`,
    '',
    report.says,
  )
  if (report.excluded.length > 0) {
    lines.push('', 'Not eligible', ...report.excluded.map(({ row, reason }) => `  Row ${row}: ${reason}`))
  }
  return `${lines.join('\n')}\n`
}

function balanceTable(balance: Balance): string[] {
  const rows = balance.categories.map((one) => [
    one.variable,
    one.category || 'not recorded',
    String(one.caseload),
    String(one.sample),
    one.expected.toFixed(2),
    one.deviation.toFixed(2),
  ])
  const table = [['Variable', 'Category', 'Caseload', 'Sample', 'Expected', 'Off by'], ...rows]
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  return table.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  )
}
