import { warningText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'

/** On every page of this stage until the report is published. */
export const embargo = (stage: string): Html | '' =>
  stage === 'published'
    ? ''
    : html`<div class="pl-embargo">${warningText({
        iconFallbackText: 'Warning',
        text: 'Under embargo: not for publication. Do not share, quote or copy anything from this draft outside the people who check its facts, until the report is published.',
      })}</div>`
