/** The long proofs, in the order in which they run. Each is a test that does a little in every run and the whole here. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export interface Proof {
  name: string
  title: string
  /** What is done and what must come of it, in plain sentences. */
  about: string
  files: string[]
}

const all: Proof[] = [
  {
    name: 'crash',
    title: 'Killed while inspectors save',
    about:
      'The application runs as it is started for people, with its own database. Twelve inspectors save without a pause and note every answer they are told is saved. At random moments the program, the database server, one of its sessions, or everything at once is killed (`kill -9`), sometimes again while it starts. After each kill every acknowledged answer must be there with its version and words, nothing may be there that was not sent, every version must be named by exactly one audit event, and the record must verify. What was cut off is sent again under the same version.',
    files: ['test/crash/kills.test.ts'],
  },
  {
    name: 'network',
    title: 'The network cut, and the browser killed',
    about:
      'A real browser answers sixty questions while the network is cut, restored and slowed, and the browser itself is killed. Every acknowledged answer must be on the server, and every other one still on the device until it arrives.',
    files: ['test/crash/network.test.ts'],
  },
  {
    name: 'interleavings',
    title: 'Two or three people in one case',
    about:
      'Generated sequences of opening, answering, saving one answer or a whole screen, reloading, completing, sending again, and requests that overtake each other or arrive at the same moment, held against a simple model. Nothing may be overwritten by somebody who had not seen it.',
    files: ['test/interleavings.test.ts'],
  },
  {
    name: 'files',
    title: 'Files that people and programs send',
    about:
      'Generated CSV, XLSX and ODS files are read: right ones, ones whose bytes were changed, cut or doubled, and ones whose XML was changed before it was packed, so that the checksums hold. Each must come to a table whose cells can be kept, or to a fault with a known code and a sentence. The files that are made to do harm (bombs, sparse sheets, entities) are refused as well.',
    files: ['test/files.test.ts', 'test/hostile-files.test.ts'],
  },
  {
    name: 'load',
    title: 'Two hundred inspectors at once',
    about:
      'Two hundred inspectors with sessions and cases of their own save for five minutes, once with the pauses of people and once with none, the latter in turns with PostgreSQL’s own benchmark on the same server and with as many clients. Everything acknowledged must be there and the record must verify. All of it, the inspectors too, shares this machine’s cores.',
    files: ['test/load/load.test.ts'],
  },
  {
    name: 'lottery',
    title: 'Lists of possible samples for generated caseloads',
    about:
      'Caseloads of 1 to 2,000 cases are generated: few and many categories, even and skewed, categories of a single child, strata in which all are alike, any size of sample. For each the list is built, drawn from and published, and held against separate code that counts: every case in equally many rows, every row within the tolerance, the row and the reserves as the seed fixes them. The rows in another order must give the same list, and the fallback without a list must pass its own checks.',
    files: ['test/lottery.test.ts'],
  },
  {
    name: 'claims',
    title: 'Errors planted in reports',
    about:
      'Inspections are invented, and a report is made of each: one of ours, with true sentences about its figures and other sentences that sound like such, and one as others print them. The checker must find nothing. Then one error is planted, in a table, a total, a rating, a sample, a list or a sentence, and it must be found. Errors in sentences about prompts are counted, not all found: such sentences are read at their best. Besides, sentences that were written by hand before the rules were looked at are held against one inspection.',
    files: ['test/claims.test.ts', 'test/claims/held-out.test.ts'],
  },
  {
    name: 'forms',
    title: 'One report in all its forms',
    about:
      'Generated results of both frameworks are composed into a report and made into a page, PDF and DOCX. Each is read back by a program that did not write it, the PDF by its tags alone. Every cell of every table, every sentence and every footnote must be there, in order.',
    files: ['test/report-forms/agree.test.ts'],
  },
]

const root = join(import.meta.dirname, '../..')
export const proofs: readonly Proof[] = all.filter(({ files }) =>
  files.every((file) => existsSync(join(root, file))),
)
