/** The caseload: parts against their sums, and shares against their parts. */
import { percentOf } from '../../../rating/percent.ts'
import { type Finding, finding } from '../finding.ts'
import type { CaseloadCount, ShareRow } from '../reading/caseload-of-lines.ts'
import type { ReadReport } from '../reading/read-report.ts'

export function caseloadOfReport(report: ReadReport): Finding[] {
  const { caseload } = report
  return [
    ...caseload.rows.flatMap((row) => addsUp(row, row.shares.length)),
    ...caseload.columns.flatMap((column) => addsUp(column, column.shares.length)),
    ...groups(report),
    ...sharesOfKinds(report),
    ...sharesOfCaseload(report),
    ...stated(report),
  ]
}

/** Each share may be off by half of its last digit. */
function addsUp({ label, shares, digits, place }: ShareRow, parts: number): Finding[] {
  if (parts < 2) return []
  const sum = shares.reduce((total, share) => total + share, 0)
  const slack = (0.5 * parts) / 10 ** digits + 1e-9
  if (Math.abs(sum - 100) <= slack) return []
  return [
    finding('shares-do-not-add-up', place, {
      printed: `${shares.join('%, ')}% (${label.trim()})`,
      elsewhere: `${Math.round(sum * 10) / 10}%`,
      // A list of offences may leave some out.
      ...(sum < 100 && /offence/i.test(label) ? { severity: 'warning' as const } : {}),
    }),
  ]
}

/** "Of the 69 court disposals": the rows below add up to it, and their percentages are shares of it. */
function groups({ caseload }: ReadReport): Finding[] {
  return [...Map.groupBy(caseload.counts, ({ group }) => group)].flatMap(([group, counts]): Finding[] => {
    const total = caseload.totals.find((one) => one.group === group)
    const sum = counts.reduce((all, { count }) => all + count, 0)
    const findings: Finding[] = []
    if (total && counts.length > 1 && sum !== total.total)
      findings.push(
        finding('sum-differs', total.place, {
          printed: `${total.total} ${total.label}`,
          elsewhere: `${sum} (${counts.map(({ count }) => count).join(' + ')})`,
        }),
      )
    const whole = total?.total ?? sum
    for (const { percent, count, place } of counts)
      if (percent !== null && whole > 0 && percentOf(count, whole) !== percent)
        findings.push(
          finding('impossible-percentage', place, {
            printed: `${count} (${percent}%)`,
            elsewhere: `${whole} cases`,
            expected: `${percentOf(count, whole)}%`,
          }),
        )
    return findings
  })
}

const isOutOfCourt = ({ label }: CaseloadCount) =>
  /out-of-court|caution|community resolution|triage/i.test(label)

const wholeOf = ({ caseload }: ReadReport): number | null => {
  // The first group is the whole where later groups are its parts.
  const first = Math.min(...caseload.counts.map(({ group }) => group))
  const counts = caseload.counts.filter(({ group }) => group === first)
  return counts.length < 2 ? null : counts.reduce((all, { count }) => all + count, 0)
}

function sharesOfKinds(report: ReadReport): Finding[] {
  const { caseload } = report
  const whole = wholeOf(report)
  if (whole === null || caseload.totals.length > 0) return []
  const out = caseload.counts.filter(isOutOfCourt).reduce((all, { count }) => all + count, 0)
  return caseload.shares.flatMap(({ label, percent, text, place }) => {
    const of = /subject to court disposal/i.test(label)
      ? whole - out
      : /subject to out-of-court disposal/i.test(label)
        ? out
        : null
    if (of === null || percentOf(of, whole) === Math.round(percent)) return []
    return [
      finding('impossible-percentage', place, {
        printed: `${text} ${label}`,
        elsewhere: `${whole} cases, of which the rows above count ${of},`,
        expected: `${percentOf(of, whole)}% (${of} of ${whole})`,
        severity: 'warning',
      }),
    ]
  })
}

/** With a digit behind the point a share of a known caseload must be that of a whole number of cases. */
function sharesOfCaseload(report: ReadReport): Finding[] {
  const whole = wholeOf(report)
  if (whole === null) return []
  return report.caseload.shares.flatMap(({ label, percent, digits, text, place }) => {
    if (digits === 0) return []
    const scale = 10 ** digits
    const printed = (count: number) => Math.round((100 * scale * count) / whole) / scale
    const near = Math.round((percent * whole) / 100)
    if ([near - 1, near, near + 1].some((count) => Math.abs(printed(count) - percent) < 1e-9)) return []
    return [
      finding('impossible-percentage', place, {
        printed: `${text} ${label}`,
        elsewhere: `the caseload of ${whole}`,
        expected: `${printed(near)}% (${near} of ${whole})`,
      }),
    ]
  })
}

function stated(report: ReadReport): Finding[] {
  const whole = wholeOf(report)
  return report.caseload.stated.flatMap(({ total, place }) =>
    whole === null || total === whole
      ? []
      : [
          finding('sum-differs', place, {
            printed: `${total} cases on the caseload`,
            elsewhere: String(whole),
            severity: 'warning',
          }),
        ],
  )
}
