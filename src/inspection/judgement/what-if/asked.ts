/** What a “what if” asks for: one of the shipped files of rules or rules of one's own, and an assumption if wanted. */
import { z } from 'zod'
import type { Framework } from '#engine/framework/shape.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { readRules, shippedRules } from '#platform/frameworks/rules.ts'
import type { Fault } from '#platform/web/problems.ts'

/** A file of rules is short; what is longer is something else. */
const longest = 6000

/** Everything stands in the address, so that a page can be kept, sent to a colleague, and read again. */
export const whatIfQuery = z.object({
  rules: z.string().max(100).optional(),
  own: z.string().max(50_000).optional(),
  unasked: z.string().max(20).optional(),
})

export interface Asked {
  /** The file's name, or 'own'; empty before anything is asked. */
  chosen: string
  /** The text that was sent, or that of the chosen file. */
  own: string
  unasked: string
  /** Null before anything is asked, and where it cannot be used. */
  rules: Rules | null
  faults: Fault[]
}

function shareOf(text: string): { share: number | undefined; fault?: string } {
  if (text === '') return { share: undefined }
  const share = Number(text)
  return Number.isInteger(share) && share >= 0 && share <= 100
    ? { share }
    : { share: undefined, fault: 'Write a whole percentage from 0 to 100, or leave it empty' }
}

export function readAsked(query: z.infer<typeof whatIfQuery>, frameworks: readonly Framework[]): Asked {
  const chosen = query.rules ?? ''
  const unasked = query.unasked?.trim() ?? ''
  const file = shippedRules().find((one) => one.id === chosen)
  const own = (query.own ?? '').replaceAll('\r\n', '\n')
  const asked: Asked = { chosen, own: file?.text ?? own, unasked, rules: null, faults: [] }
  if (chosen === '') return asked
  const { share, fault } = shareOf(unasked)
  if (fault) asked.faults.push({ field: 'unasked', message: fault })
  if (!file && chosen !== 'own') {
    asked.faults.push({ field: 'rules', message: 'Choose rules from the list' })
    return asked
  }
  if (!file && own.trim() === '') {
    asked.faults.push({ field: 'own', message: 'Write the rules, or choose some from the list' })
    return asked
  }
  if (!file && own.length > longest) {
    asked.faults.push({ field: 'own', message: `Shorten the rules to ${longest} characters or fewer` })
    return asked
  }
  const read = readRules(file?.text ?? own, 'Your rules', frameworks)
  if ('faults' in read) asked.faults.push(...read.faults.map((message) => ({ field: 'own', message })))
  else if (asked.faults.length === 0)
    asked.rules = share === undefined ? read.rules : { ...read.rules, unaskedSufficient: share }
  return asked
}
