/** The frame around every page: header, navigation, notice, main, footer. GOV.UK components, no government identity. */
import { randomUUID } from 'node:crypto'
import type { SignedIn } from '../people/session.ts'
import { may } from '../permissions/may.ts'
import { backLink, notificationBanner, serviceNavigation, skipLink } from './components/index.ts'
import { formTokenField } from './form-token.ts'
import { type Html, html } from './html.ts'
import type { Page } from './outcome.ts'

/** What belongs to the request and not to the page. */
export interface Surroundings {
  person: SignedIn | null
  path: string
  nonce: string
  formToken: string
  notice: string | null
  demonstration: boolean
}

/**
 * Stands in a page's forms where the token of this visit goes, so pages are written without knowing it.
 * Random per start, so that no text a person typed can be taken for it.
 */
export const formTokenMark = `form-token-${randomUUID()}`

/**
 * Opens a form that posts back to us, with its token.
 * @param options.waits the field that names what is sent: without a connection the form waits on the device, and sent
 * twice it is one
 */
export function form(
  action: string,
  content: Html | Html[],
  options: { upload?: boolean; waits?: string; whileWaiting?: Html } = {},
): Html {
  const waits = options.waits ? html` data-waits="${options.waits}"` : ''
  const waiting = options.waits
    ? html`<div class="pl-waiting" data-waiting hidden tabindex="-1" role="alert"><p class="govuk-body govuk-!-font-weight-bold">Not sent: there is no connection. It is kept on this device and sent as soon as there is one, also after this page is closed.</p>${options.whileWaiting}</div>`
    : ''
  return html`<form action="${action}" method="post" novalidate${options.upload ? html` enctype="multipart/form-data"` : ''}${waits}>
<input type="hidden" name="${formTokenField}" value="${formTokenMark}">
${content}${waiting}
</form>`
}

function navigation(around: Surroundings): Html {
  const links = [
    ...(around.person ? [{ text: 'Inspections', href: '/inspections' }] : []),
    ...(around.person && around.person.standingRoles.length > 0
      ? [{ text: 'Services', href: '/services' }]
      : []),
    ...(around.person && may(new Set(around.person.standingRoles), 'ask what if', 'programme')
      ? [{ text: 'What if', href: '/what-if' }]
      : []),
    ...(around.person && may(new Set(around.person.standingRoles), 'see groups over inspections', 'programme')
      ? [{ text: 'Groups', href: '/groups' }]
      : []),
    { text: 'Published reports', href: '/published' },
    ...(around.person
      ? [{ text: 'Your account', href: '/account' }]
      : [{ text: 'Sign in', href: '/sign-in' }]),
  ]
  return serviceNavigation({
    serviceName: 'Plumbline',
    serviceUrl: '/',
    navigation: links.map((link) => ({ ...link, active: around.path.startsWith(link.href) })),
  })
}

function whoIsHere(around: Surroundings): Html | '' {
  if (!around.person) return ''
  return html`<div class="pl-person"><div class="govuk-width-container pl-person__row">
<span class="govuk-body-s">Signed in as ${around.person.name}</span>
<form action="/sign-out" method="post" data-sign-out><input type="hidden" name="${formTokenField}" value="${formTokenMark}"><button class="pl-link-button govuk-body-s" type="submit">Sign out</button></form>
</div></div>`
}

/** The whole page as it is sent, in UTF-8. */
export function layout(page: Page, around: Surroundings): Buffer {
  const markup = html`<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${page.status === 422 ? 'Error: ' : ''}${page.title} – Plumbline</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="icon" href="/assets/plumbline.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/govuk-frontend.css">
<link rel="stylesheet" href="/assets/plumbline.css">
${page.comesAgainAfter ? html`<noscript><meta http-equiv="refresh" content="${page.comesAgainAfter}"></noscript>` : ''}
</head>
<body class="govuk-template__body${page.wide ? ' pl-wide' : ''}"${around.person ? html` data-person="${around.person.id}"` : ''}>
<script nonce="${around.nonce}">document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')</script>
${skipLink({ text: 'Skip to main content', href: '#main-content' })}
<header class="pl-header">
${navigation(around)}
${whoIsHere(around)}
</header>
<div class="govuk-width-container">
${around.demonstration ? html`<aside aria-label="About this installation"><p class="govuk-body-s pl-demonstration"><strong class="govuk-tag govuk-tag--yellow">Demonstration</strong> People and cases are invented. Figures of real services are marked as published figures.</p></aside>` : ''}
${page.back ? html`<nav aria-label="Back">${backLink(page.back)}</nav>` : ''}
<main class="govuk-main-wrapper" id="main-content">
${around.person ? html`<div class="pl-waiting" data-unsent role="status" hidden></div>` : ''}
${around.notice ? notificationBanner({ type: 'success', text: around.notice }) : ''}
${page.above}
${page.body}
</main>
</div>
<footer class="govuk-footer"><div class="govuk-width-container"><p class="govuk-body-s pl-footer">Plumbline runs inspections and can show where every figure comes from. <a class="govuk-footer__link" href="/components">Components</a></p></div></footer>
<script type="module" src="/assets/plumbline.js"></script>
</body>
</html>`
  return asSent(markup.pieces.map((piece) => piece.replaceAll(formTokenMark, around.formToken)))
}

/** Piece by piece: a page of sixty questions as one text would first have to find room for all of it. */
function asSent(pieces: readonly string[]): Buffer {
  const page = Buffer.allocUnsafe(pieces.reduce((bytes, piece) => bytes + Buffer.byteLength(piece), 0))
  let at = 0
  for (const piece of pieces) at += page.write(piece, at)
  return page
}
