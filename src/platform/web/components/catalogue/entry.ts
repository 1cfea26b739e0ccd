import type { Html } from '../../html.ts'

export interface Example {
  title: string
  markup: Html
  /** The source text of the call that made the markup. */
  code: string
}

export interface Entry {
  /** The component's published name, such as "summary-list". */
  name: string
  purpose: string
  examples: readonly Example[]
}

/** An entry whose examples are functions by title: what they return is the markup, what they are is the code. */
export function entry(name: string, purpose: string, examples: Readonly<Record<string, () => Html>>): Entry {
  return {
    name,
    purpose,
    examples: Object.entries(examples).map(([title, call]) => ({
      title,
      markup: call(),
      code: sourceOf(call),
    })),
  }
}

/** The body of an arrow function, moved to the left margin. */
function sourceOf(call: () => Html): string {
  const [first = '', ...rest] = call
    .toString()
    .replace(/^\(\)\s*=>\s*/, '')
    .split('\n')
  const indents = rest.filter((line) => line.trim()).map((line) => line.search(/\S/))
  const margin = indents.length ? Math.min(...indents) : 0
  return [first, ...rest.map((line) => line.slice(margin))].join('\n')
}
