/** A button that puts words into the section: where the cursor stands, or without scripts at the end of what is kept. */
import { button } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'

/** @param fields what the form sends beside the version of the section that the page shows */
export function putIn(
  action: string,
  base: number,
  words: string,
  label: Html,
  fields: Readonly<Record<string, string>>,
): Html {
  return html`<span class="pl-binding__put" data-insert="${words}">${form(
    action,
    html`<input type="hidden" name="base" value="${base}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${button({ html: label, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )}</span>`
}
