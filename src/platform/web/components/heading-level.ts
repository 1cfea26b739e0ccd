/** How deep a heading stands in the page's outline. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6
