/** Fills in a form of a page as a person would: what the page holds already is sent along, hidden fields included. */
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import type { ReadAnswer, Visitor } from './app.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node
const children = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value

function* elements(node: Node, ...tags: string[]): Generator<Element> {
  for (const child of children(node)) {
    if (isElement(child) && tags.includes(child.tagName)) yield child
    yield* elements(child, ...tags)
  }
}

const textOf = (node: Node): string =>
  children(node)
    .map((child) => ('value' in child ? String(child.value) : textOf(child)))
    .join('')

/** The fields of a form as the browser would send them if nobody touched anything. */
function held(form: Element): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const element of elements(form, 'input', 'select', 'textarea')) {
    const name = attribute(element, 'name')
    if (!name || name === '_token') continue
    const kind = attribute(element, 'type') ?? 'text'
    if (['radio', 'checkbox'].includes(kind) && attribute(element, 'checked') === undefined) continue
    if (element.tagName === 'select') {
      const chosen = [...elements(element, 'option')].find((one) => attribute(one, 'selected') !== undefined)
      fields[name] = [chosen ? (attribute(chosen, 'value') ?? '') : '']
    } else {
      const value = element.tagName === 'textarea' ? textOf(element) : (attribute(element, 'value') ?? 'on')
      fields[name] = [...(fields[name] ?? []), value]
    }
  }
  return fields
}

/**
 * Opens `page`, fills in the form that posts to `action` and sends it.
 * Choosing a value the page does not offer is an error, so a test cannot send what a person could not.
 */
export async function fillForm(
  visitor: Visitor,
  page: string,
  action: string,
  values: Record<string, string> = {},
): Promise<ReadAnswer> {
  const { body, status } = await visitor.get(page)
  if (status !== 200) throw new Error(`${visitor.name} cannot open ${page}: ${status}`)
  const form = [...elements(parse(body), 'form')].find((one) => attribute(one, 'action') === action)
  if (!form) throw new Error(`${page} offers ${visitor.name} no form that posts to ${action}`)
  const offered = new Set(
    [...elements(form, 'input', 'select', 'textarea')].map((one) => attribute(one, 'name')),
  )
  const missing = Object.keys(values).filter((name) => !offered.has(name))
  if (missing.length > 0) throw new Error(`The form ${action} has no field ${missing.join(', ')}`)
  return visitor.post(action, { ...held(form), ...values })
}
