/** Fills in a form of a page as a person would: what the page holds already is sent along, hidden fields included. */
import { type DefaultTreeAdapterMap, parse, serializeOuter } from 'parse5'
import type { ReadAnswer, Visitor } from './app.ts'
import { fieldsOn } from './form-fields.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

function* forms(node: Node): Generator<Element> {
  if ('tagName' in node && node.tagName === 'form') yield node
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* forms(child)
}

/**
 * Opens `page`, fills in the form that posts to `action` and sends it.
 * A field the form does not have is an error, so a test cannot send what a person could not.
 */
export async function fillForm(
  visitor: Visitor,
  page: string,
  action: string,
  values: Record<string, string | string[]> = {},
): Promise<ReadAnswer> {
  const { body, status } = await visitor.get(page)
  if (status !== 200) throw new Error(`${visitor.name} cannot open ${page}: ${status}`)
  const posts = (form: Element) => form.attrs.some(({ name, value }) => name === 'action' && value === action)
  const form = [...forms(parse(body))].find(posts)
  if (!form) throw new Error(`${page} offers ${visitor.name} no form that posts to ${action}`)
  // A choice that nobody made is not sent at all.
  const held = Object.fromEntries(
    fieldsOn(serializeOuter(form)).map(({ name, value, choices }) => [
      name,
      value === '' && choices.length > 0 ? undefined : value,
    ]),
  )
  const missing = Object.keys(values).filter((name) => !(name in held))
  if (missing.length > 0) throw new Error(`The form ${action} has no field ${missing.join(', ')}`)
  return visitor.post(action, { ...held, ...values })
}
