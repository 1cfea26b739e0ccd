/** What a check found, for a person at a terminal: errors first to the eye, in the order of the report. */
import type { Finding } from '#engine/report/claims/finding.ts'
import type { CheckedFile } from '#platform/report-files/check-report-file.ts'

const place = ({ page, line }: Finding): string =>
  page !== undefined ? `page ${page}` : line !== undefined ? `line ${line}` : ''

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

export function printChecked(name: string, { findings, checked }: CheckedFile): string {
  const width = Math.max(0, ...findings.map((one) => place(one).length))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const lines = findings.map(
    (one) =>
      `  ${place(one).padEnd(width)}  ${one.severity === 'error' ? 'error  ' : 'warning'}  ${one.message}`,
  )
  return `${[
    `${name}: a report under ${checked.framework}`,
    `Read: ${many(checked.standards, 'rated standard')}, ${many(checked.keyQuestionFigures, 'figure')} of key questions, ${many(checked.promptFigures, 'figure')} of prompts, ${many(checked.sentences, 'paragraph')}, of which ${many(checked.claims, 'share')} of cases could be held against a figure.`,
    '',
    ...(findings.length === 0
      ? ['Nothing contradicts anything else.']
      : [`${many(errors, 'error')}, ${many(findings.length - errors, 'warning')}:`, ...lines]),
  ].join('\n')}\n`
}
