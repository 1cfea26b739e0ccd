/** What each kind of column of a caseload holds, in words for whoever fills it in. */
import type { CaseloadColumn } from '#engine/framework/shape.ts'

export const columnKinds: Record<CaseloadColumn['kind'], string> = {
  reference: 'A reference, never a name',
  code: 'A word from the list',
  date: 'A date such as 28/02/2026 or 2026-02-28',
  age: 'Whole years',
}
