/**
 * A part of a form that facts bring in or leave out. Without scripts only what counts now is part of the form; the
 * other stands in a template, from which a script takes it at the moment a fact changes.
 */
import { type Html, html } from '#platform/web/html.ts'

export function askedOrNot(
  about: { fact: string } | { keyQuestion: string },
  asked: boolean,
  fields: Html,
  whyNot: Html,
): Html {
  const id =
    'fact' in about ? html`data-fact="${about.fact}"` : html`data-key-question="${about.keyQuestion}"`
  return html`<section ${id}>
<div data-not-asked${asked ? html` hidden` : ''}>${whyNot}</div>
${asked ? html`<div data-asked>${fields}</div>` : html`<template data-asked>${fields}</template>`}
</section>`
}
