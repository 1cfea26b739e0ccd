/** Every component with its purpose, its examples and their code, for whoever builds the next page. */
import { catalogue, type Entry } from './components/catalogue.ts'
import { details } from './components/index.ts'
import { type Html, html } from './html.ts'
import { type Page, page } from './outcome.ts'

// The catalogue is the same for as long as the program runs.
let made: Page | undefined

export function componentsPage(): Page {
  made ??= page(
    'Components',
    html`<h1 class="govuk-heading-l">Components</h1>
<p class="govuk-body">Every page of Plumbline is built from these functions. They follow the GOV.UK Design System, and each is compared with the examples that GOV.UK Frontend ships.</p>
<nav aria-label="Components"><ul class="govuk-list pl-columns">${catalogue.map(({ name }) => html`<li><a class="govuk-link" href="#show-${name}">${named(name)}</a></li>`)}</ul></nav>
${catalogue.map(shown)}`,
    { wide: true },
  )
  return { ...made }
}

const named = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`

function shown({ name, purpose, examples }: Entry): Html {
  return html`<section class="pl-component" aria-labelledby="show-${name}">
<h2 class="govuk-heading-m" id="show-${name}">${named(name)}</h2>
<p class="govuk-body">${purpose}</p>
${examples.map(
  (example) => html`<h3 class="govuk-heading-s">${named(example.title)}</h3>
<div class="pl-example">${example.markup}</div>
${details({ summaryText: `Code: ${name}, ${example.title}`, html: html`<div class="pl-scroll" tabindex="0" role="region" aria-label="Code of ${name}, ${example.title}"><pre class="pl-code"><code>${example.code}</code></pre></div>` })}`,
)}
</section>`
}
