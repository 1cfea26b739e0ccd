/** The report as one page that needs nothing else: to be kept, sent and printed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, raw } from '../web/html.ts'
import { issuedWords } from './cover-facts.ts'
import { documentHtml } from './document-html.ts'
import type { Source } from './issued.ts'

const sheet = readFileSync(join(import.meta.dirname, 'html-file.css'), 'utf8')

export const renderHtml = ({ document, issued }: Source): Uint8Array =>
  Buffer.from(
    html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${document.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Plumbline">
<style>
${raw(sheet)}</style>
</head>
<body>
<main>
<p class="pl-issued"><strong>${issuedWords(issued)}</strong></p>
${documentHtml(document)}
</main>
</body>
</html>
`.toString(),
  )
