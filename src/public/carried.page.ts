import type { Framework } from '#engine/framework/shape.ts'
import type { Carried } from '#engine/published/carried-figures.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { insetText } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { contradictionsTable, keyQuestionsBeside, ratingsBeside } from './carried-tables.ts'

export function carriedPage(
  framework: Framework,
  carried: Carried,
  outcome: { rated: Rated } | { faults: string[] },
  version: number,
): Page {
  const { source } = carried
  const raises = carried.standards.filter(({ discretion }) => discretion)
  return page(
    `${carried.service}: figures carried over`,
    html`<span class="govuk-caption-xl">${carried.area}</span>
<h1 class="govuk-heading-xl">${carried.service}</h1>
${insetText({
  html: html`<p class="govuk-body"><strong>These are figures carried over from a published report of a real service.</strong> This inspection was not done with Plumbline, and no part of the report’s text is shown.</p>
<p class="govuk-body">Source: ${source.title}, ${source.publisher}${source.published ? `, ${readableDate(source.published)}` : ', date of publication not known'}.</p>${readFrom(carried, version)}`,
})}
<p class="govuk-body">The ratings were worked out again from the answers under ${framework.title}, version ${framework.version}. Ratings that inspectors judged, and the panel’s decisions, are taken as printed.</p>
<p class="govuk-body"><a class="govuk-link" href="/published/${carried.slug}/figures.json">The figures as data (JSON)</a></p>
${'rated' in outcome ? tables(framework, carried, outcome.rated) : faults(outcome.faults)}
${
  raises.length > 0
    ? html`<h2 class="govuk-heading-m">Ratings that the panel changed</h2>
<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${raises.map((one) => html`<li>${one.ref} ${one.name}: from ${one.discretion!.from} to ${one.discretion!.to}. ${one.discretion!.basis}</li>`)}</ul>`
    : ''
}
${carried.contradictions.length > 0 ? contradictionsTable(carried) : ''}`,
    { wide: true, back: { href: '/published', text: 'Published reports' } },
  )
}

const tables = (framework: Framework, carried: Carried, rated: Rated): Html =>
  html`${ratingsBeside(framework, carried, rated)}${keyQuestionsBeside(framework, carried, rated)}`

const faults = (messages: string[]): Html =>
  html`<h2 class="govuk-heading-m">The figures cannot be rated</h2><ul class="govuk-list govuk-list--bullet">${messages.map((message) => html`<li>${message}</li>`)}</ul>`

/** Whoever has the same file can see that it is the same, and read it again. */
const readFrom = ({ source: { file } }: Carried, version: number): Html | '' =>
  file
    ? html`<p class="govuk-body">Read by Plumbline from a file of ${file.bytes} bytes with the SHA-256 digest <code class="pl-digest">${file.digest}</code>. Nothing in it was put right. Version ${version} of these figures.</p>`
    : ''
