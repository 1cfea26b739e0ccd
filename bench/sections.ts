/** A page of results in sections, each from the run that wrote it last: what was not run this time stays as it was. */

/**
 * @param made the sections of this run by their headings, each from its `## ` on
 * @param order all headings there may be; a section of none of them is left out
 * @param before the page as it stands
 */
export function withSections(
  opening: string,
  made: ReadonlyMap<string, string>,
  order: readonly string[],
  before: string,
): string {
  const sections = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [text.slice(3, text.indexOf('\n')), text]),
  )
  for (const [heading, text] of made) sections.set(heading, text)
  return [opening, ...order.flatMap((heading) => sections.get(heading) ?? [])]
    .map((part) => `${part.trim()}\n`)
    .join('\n')
}
