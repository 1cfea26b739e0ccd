/** The bindings that make sense in a section, each with what it gives now: for whoever writes it to put in. */
import { standardsInOrder } from '../framework/find.ts'
import type { Standard } from '../framework/shape.ts'
import { bound } from './bindings.ts'
import { figureForms } from './bound-figure.ts'
import type { ReportMaterial } from './material.ts'
import { sectionOfStandard } from './sections.ts'

export type Insertable = { binding: string; gives: string }
export type InsertableGroup = { about: string; bindings: Insertable[] }

/** Only what can be filled: nobody is offered a figure that does not exist. */
function filled(material: ReportMaterial, insides: readonly string[]): Insertable[] {
  return insides.flatMap((inside) => {
    const value = bound(material, inside)
    return 'text' in value ? [{ binding: `{${inside}}`, gives: value.text }] : []
  })
}

const forms = (name: string) => [name, ...figureForms.map((form) => `${name} ${form}`)]

/** The key questions of a standard, each with its forms. */
const ofStandard = (material: ReportMaterial, standard: Standard): InsertableGroup[] =>
  standard.keyQuestions.map(({ ref, text }) => ({
    about: `${ref} ${text}`,
    bindings: filled(material, forms(ref)),
  }))

export function insertableIn(material: ReportMaterial, section: string): InsertableGroup[] {
  const { framework } = material
  const standards = standardsInOrder(framework)
  const own = standards.find(({ id }) => sectionOfStandard(id) === section)
  const groups = own
    ? [
        ...ofStandard(material, own),
        { about: 'Rating', bindings: filled(material, [`rating ${own.ref}`, 'rating overall']) },
      ]
    : [
        { about: 'Ratings', bindings: filled(material, ['rating overall', 'score', 'score highest']) },
        ...standards.map((standard) => ({
          about: `${standard.ref} ${standard.name}`,
          bindings: filled(material, [
            `rating ${standard.ref}`,
            ...standard.keyQuestions.map(({ ref }) => ref),
          ]),
        })),
      ]
  const kinds = own
    ? framework.caseKinds.filter(({ id }) => id === own.caseKind || id === own.ratedOnlyWithCases)
    : framework.caseKinds
  const cases = filled(
    material,
    kinds.flatMap(({ id }) => [`sample ${id}`, `caseload ${id}`]),
  )
  return [...groups, { about: 'Cases', bindings: cases }].filter(({ bindings }) => bindings.length > 0)
}
