/** The classes of an element: the component's own, then those that the page adds. */
export function classes(own: string, ...more: (string | false | null | undefined)[]): string {
  let all = own
  for (const one of more) if (one) all += ` ${one}`
  return all
}
