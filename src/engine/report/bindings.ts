/**
 * Figures in what people write. A binding such as {2.1.1 count} is replaced by the figure when the report is composed,
 * so that the words follow the data and the house conventions. One that cannot be filled stays in sight.
 */

import { boundFact } from './bound-fact.ts'
import { type BoundValue, boundFigure } from './bound-figure.ts'
import type { ReportMaterial } from './material.ts'

export type BindingFault = { line: number; binding: string; message: string }

/** Braces around anything else are a text's own. */
const binding = /\{([\w .,;:()/–-]*)\}/g

const figure = /^(\d+\.\d+\.\d+)(?: ([a-z]))?(?: ([a-z]+))?$/

/** What stands between the braces, with single spaces. */
const tidy = (inside: string) => inside.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** What one binding gives, or why it gives nothing. */
export function bound(material: ReportMaterial, inside: string): BoundValue {
  const asked = tidy(inside)
  const [, ref, letter, form] = figure.exec(asked) ?? []
  return ref ? boundFigure(material, { ref, letter, form }) : boundFact(material, asked)
}

/** The text with every binding replaced. */
export const fillBindings = (material: ReportMaterial, text: string): string =>
  text.replaceAll(binding, (_, inside: string) => {
    const value = bound(material, inside)
    return 'text' in value ? value.text : `[${inside.trim()}: not known]`
  })

/** Every binding of a text that gives nothing, all together, each with its line. */
export const bindingFaults = (material: ReportMaterial, text: string): BindingFault[] =>
  text.split(/\r\n|\r|\n/).flatMap((words, at) =>
    [...words.matchAll(binding)].flatMap(([whole, inside]): BindingFault[] => {
      const value = bound(material, inside!)
      return 'text' in value ? [] : [{ line: at + 1, binding: whole, message: value.fault }]
    }),
  )
