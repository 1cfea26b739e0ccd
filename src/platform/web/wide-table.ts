/** A table that scrolls inside its own box, so that on a phone the page never does. The box can be reached by keyboard. */
import { type TableParams, table } from './components/index.ts'
import { type Html, html } from './html.ts'

/** @param label what the table is about, said by screen readers when the box is reached */
export function wideTable(label: string, params: TableParams): Html {
  return html`<div class="pl-scroll" tabindex="0" role="region" aria-label="${label}">${table(params)}</div>`
}
