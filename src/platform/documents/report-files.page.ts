/** Where a report can be had as a file: the list of its forms, and the page that waits for one. */
import { button } from '../web/components/index.ts'
import { type Html, html } from '../web/html.ts'
import { type Page, page } from '../web/outcome.ts'
import { type Format, formatNames, formats } from './formats.ts'

/** @param at the address below which the files are */
export const fileList = (at: string): Html =>
  html`<ul class="govuk-list govuk-list--bullet pl-files">${formatNames.map(
    (format) =>
      html`<li><a class="govuk-link" href="${at}/${format}">${upperFirst(formats[format].label)}</a>, ${formats[format].about}</li>`,
  )}</ul>`

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const waitWords =
  'The file is being made. That takes a few seconds, longer when others are waiting too.'

export interface Waiting {
  at: string
  format: Format
  title: string
  back: { href: string; text: string }
}

/** Without scripts the page is read again by its button. */
export function waitingPage({ at, format, title, back }: Waiting): Page {
  const heading = `Making the ${formats[format].label}`
  return page(
    `${heading}: ${title}`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds" data-progress="${at}/${format}/progress">
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${heading}</h1>
<p class="govuk-body" role="status" data-progress-words>${waitWords}</p>
<p class="govuk-body">You can leave this page: the file is kept, and opens at once when you come back.</p>
${button({ text: 'See whether it is ready', href: `${at}/${format}/progress` })}
</div></div>`,
    { back },
  )
}

export function readyPage({ at, format, title, back }: Waiting): Page {
  const { label, ending } = formats[format]
  const heading = `The ${label} is ready`
  return page(
    `${heading}: ${title}`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${heading}</h1>
${button({ text: `Download the file (${ending.toUpperCase()})`, href: `${at}/${format}` })}
</div></div>`,
    { back },
  )
}
