import type { Attributes } from './attributes.ts'

/** A text for each plural form of a language (`zero`, `one`, `two`, `few`, `many`, `other`). */
export type PluralTexts = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/**
 * The `data-i18n.*` attributes from which the browser scripts take their texts.
 * Keys are in kebab case; a text is one string or one for each plural form.
 */
export function translations(texts: Readonly<Record<string, string | PluralTexts | undefined>>): Attributes {
  const found: Record<string, string> = {}
  for (const [key, text] of Object.entries(texts)) {
    if (!text) continue
    if (typeof text === 'string') found[`data-i18n.${key}`] = text
    else for (const [rule, plural] of Object.entries(text)) found[`data-i18n.${key}.${rule}`] = plural
  }
  return found
}
