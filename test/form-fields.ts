/** What a page's forms would send: each field with its value and the values it offers. */
import { parse } from 'parse5'

export interface FormField {
  name: string
  /** The value as the page shows it; empty while nothing is chosen. */
  value: string
  /** The values of radios or of a list; empty for text. */
  choices: string[]
}

interface Node {
  nodeName: string
  value?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}

const attribute = (node: Node, name: string): string | undefined =>
  node.attrs?.find((one) => one.name === name)?.value
const textIn = (node: Node): string => (node.value ?? '') + (node.childNodes ?? []).map(textIn).join('')

/** The fields of a page that belong to its own forms, in order; the form token and sign-out are left out. */
export function fieldsOn(markup: string): FormField[] {
  const fields = new Map<string, FormField>()
  const add = (name: string, value: string, choices: string[]) => {
    const field = fields.get(name) ?? { name, value: '', choices: [] }
    if (value !== '') field.value = value
    field.choices.push(...choices)
    fields.set(name, field)
  }
  const walk = (node: Node) => {
    const name = attribute(node, 'name')
    if (name && name !== '_token' && name !== 'viewport') {
      const value = attribute(node, 'value') ?? ''
      const chosen = attribute(node, 'checked') !== undefined
      if (node.nodeName === 'textarea') add(name, textIn(node), [])
      else if (node.nodeName === 'select') {
        const options = (node.childNodes ?? []).filter((one) => one.nodeName === 'option')
        const selected = options.find((one) => attribute(one, 'selected') !== undefined)
        add(
          name,
          selected ? (attribute(selected, 'value') ?? '') : '',
          options.map((one) => attribute(one, 'value') ?? ''),
        )
      } else if (node.nodeName === 'input' && ['radio', 'checkbox'].includes(attribute(node, 'type') ?? ''))
        add(name, chosen ? value : '', [value])
      else if (node.nodeName === 'input') add(name, value, [])
    }
    for (const child of node.childNodes ?? []) walk(child)
  }
  walk(parse(markup) as unknown as Node)
  return [...fields.values()]
}
