/** Many sentences of a report made false at once, and which of them a check found, each by where it stands. */
import type { Finding } from '#engine/report/claims/finding.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import type { OwnReport } from './own-report.ts'

const textOf = (document: ReportDocument, { block = 0 }: Finding): string => {
  const one = document.blocks[block]!
  return 'text' in one ? one.text : JSON.stringify(one)
}

/** What a check says of a report in which nothing is wrong. */
export const alarmsIn = (document: ReportDocument, findings: readonly Finding[]): string[] =>
  findings.map((one) => `${one.message} — ${textOf(document, one)}`)

export function plantSentences(own: OwnReport, chosen: (at: number) => boolean) {
  const planted = own.sentences.filter(({ sentence }, at) => chosen(at) && sentence.false !== null)
  // By section: two may say the same of different things.
  const swap = new Map(
    planted.map(({ section, sentence }) => [`${section}: ${sentence.true}`, sentence.false!]),
  )
  const document = own.compose(
    Object.fromEntries(
      Object.entries(own.sections).map(([id, texts]) => [
        id,
        texts.map((text) => swap.get(`${id}: ${text}`) ?? text),
      ]),
    ),
  )
  return {
    document,
    check(findings: readonly Finding[]) {
      const within = (finding: Finding, text: string): boolean => {
        const at = textOf(document, finding).indexOf(text)
        return at >= 0 && finding.from !== undefined && finding.from >= at && finding.from < at + text.length
      }
      return {
        found: planted.map(({ sentence }) => ({
          about: sentence.about,
          hit: findings.some((one) => within(one, sentence.false!)),
        })),
        /** False alarms beside them. */
        others: alarmsIn(
          document,
          findings.filter((one) => !planted.some(({ sentence }) => within(one, sentence.false!))),
        ),
      }
    },
  }
}
