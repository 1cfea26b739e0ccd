/** The categories that a sample mirrors, by the names people know them under. */
import { codesOfColumn } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'

export interface NamedCategory {
  variable: string
  category: string
}

export function nameCategory(framework: Framework, kind: string, one: NamedCategory): NamedCategory {
  const column = framework.caseload.columns.find((candidate) => candidate.id === one.variable)
  const codes = column ? codesOfColumn(framework, column, kind) : []
  const label = codes.find((code) => code.code === one.category)?.label ?? (one.category || 'Not recorded')
  return { variable: column?.label ?? one.variable, category: label }
}

const listed = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** "gender, disposal and risk of serious harm" */
export const columnsInWords = (framework: Framework, ids: readonly string[]): string =>
  listed(
    ids.map((id) =>
      (framework.caseload.columns.find((column) => column.id === id)?.label ?? id).toLowerCase(),
    ),
  )

export const strataInWords = (framework: Framework): string =>
  columnsInWords(framework, framework.sampling.strata)
