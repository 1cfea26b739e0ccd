/** Categories in the order of the framework's own lists, for reading: low before high, and not by the letters of a code. */
import { codesOfColumn } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'

type Category = { variable: string; category: string }

/** Variables stay in their order. What is on no list, or not recorded, stands last. */
export function inListOrder<C extends Category>(
  framework: Framework,
  caseKind: string,
  categories: readonly C[],
): C[] {
  const variables = [...new Set(categories.map(({ variable }) => variable))]
  return variables.flatMap((variable) => {
    const column = framework.caseload.columns.find(({ id }) => id === variable)
    const codes = column ? codesOfColumn(framework, column, caseKind).map(({ code }) => code) : []
    const place = ({ category }: Category) => {
      if (category === '') return codes.length + 1
      return codes.includes(category) ? codes.indexOf(category) : codes.length
    }
    return categories.filter((one) => one.variable === variable).toSorted((a, b) => place(a) - place(b))
  })
}
