import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, raw } from './html.ts'
import { form, layout } from './layout.page.ts'
import { page } from './outcome.ts'

test('what a person typed prints as they typed it, and never becomes markup', () => {
  expect(String(html`<p title="${`"'`}">${'<b>Fish & chips</b>'}</p>`)).toBe(
    '<p title="&quot;&#39;">&lt;b&gt;Fish &amp; chips&lt;/b&gt;</p>',
  )
})

test('lists are joined, also within lists; what is not there prints nothing; a nought is a number', () => {
  expect(String(html`${[html`<i>`, ['&', [raw('</i>')]]]}|${null}${undefined}${false}${true}|${0}`)).toBe(
    '<i>&amp;</i>||0',
  )
})

test('markup made of long markup is the same as if it had been written in one', () => {
  const texts = fc.array(fc.string({ maxLength: 12_000 }), { maxLength: 8 })
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      const nested = html`<a>${first.map((one) => html`<b>${one}</b>`)}<c>${html`${second}`}</c></a>`
      const [b, c] = [first.map((one) => `<b>${html`${one}`}</b>`), second.map((one) => html`${one}`)]
      expect(String(nested)).toBe(`<a>${b.join('')}<c>${c.join('')}</c></a>`)
    }),
    { numRuns: 50 },
  )
})

test('a page of any length is sent whole, and each of its forms carries the token of the visit', () => {
  const words = '“Žluťoučký kůň” – 馬 🐎 '.repeat(2000)
  const body = html`${[words, words].map((one) => form('/save', html`<p>${one}</p>`))}`
  const sent = layout(page('Long', body), {
    person: null,
    path: '/',
    nonce: '',
    formToken: 'token-of-this-visit',
    notice: null,
    demonstration: false,
  })
  const text = new TextDecoder('utf-8', { fatal: true }).decode(sent)
  expect(text.split('value="token-of-this-visit"')).toHaveLength(3)
  expect(text.split(`<p>${words}</p>`)).toHaveLength(3)
  expect(text).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>$/)
})
