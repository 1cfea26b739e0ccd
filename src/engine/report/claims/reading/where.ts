/** Where in a report a line stands, by the headings above it. */
import { standardByRef } from '../../../framework/find.ts'
import type { Framework, Standard } from '../../../framework/shape.ts'
import type { Line } from './lines.ts'

export type Where = {
  part: 'front' | 'ratings' | 'summary' | 'recommendations' | 'context' | 'body' | 'annex'
  domain: string | null
  standard: string | null
  question: string | null
}

export const start: Where = { part: 'front', domain: null, standard: null, question: null }

const outside = { domain: null, standard: null, question: null }

const parts: [heading: RegExp, part: Where['part']][] = [
  [/^ratings$/i, 'ratings'],
  [/^(?:executive summary|foreword|introduction)$/i, 'summary'],
  [/^recommendations$/i, 'recommendations'],
  [/^(?:background|contextual facts|contents|acknowledgements)$/i, 'context'],
  // What is said of all domains together stands behind the last of them.
  [/^diversity$/i, 'summary'],
  [/^annexe? \d(?:\s*[:.–-].*)?$/i, 'annex'],
]

const numbers = ['one', 'two', 'three', 'four', 'five']

/** The words of a heading without its number, and of a name: equal but for what follows in brackets or as a rating. */
const startsWith = (text: string, name: string): boolean => {
  const rest = text.toLowerCase().replace(/[^a-z ]/g, '')
  const wanted = name.toLowerCase().replace(/[^a-z ]/g, '')
  return rest === wanted || rest.startsWith(`${wanted} `)
}

/** The dots of a contents page. */
const leaders = /(?:\. ?){4,}|…{2,}/

/** The standard whose number and name a line begins with. The number alone may be that of a list. */
export function standardAt(framework: Framework, line: Line): Standard | null {
  if (leaders.test(line.text)) return null
  const match = /^(\d{1,2})\. ?(\d{1,2})\.?(?!\d)\s+(\S.*)$/.exec(line.cells.join(' '))
  if (!match) return null
  const standard = standardByRef(framework, `${match[1]}.${match[2]}`)
  return standard && startsWith(match[3]!, standard.name) ? standard : null
}

function domainAt(framework: Framework, text: string): string | null {
  const match = /^(?:domain )?(\d|one|two|three|four|five)(?:\.|:| –| -)?\s+(\S.{2,60})$/i.exec(text)
  if (!match) return null
  const ref = String(numbers.indexOf(match[1]!.toLowerCase()) + 1 || match[1])
  const domain = framework.domains.find((one) => one.ref === ref)
  return domain && startsWith(match[2]!, domain.name) ? domain.ref : null
}

/** The place of what follows a line that is a heading, or null when it is none. */
export function afterHeading(framework: Framework, where: Where, line: Line): Where | null {
  const { text } = line
  // A contents page has the numbers of pages behind its headings.
  if (line.cells.length > 1 && /^\d{1,3}$/.test(line.cells.at(-1)!) && where.part === 'front') return null
  const part = parts.find(([heading]) => heading.test(text) && text.length < 80)?.[1]
  if (part) return { part, ...outside }
  const standard = standardAt(framework, line)
  if (standard && text.length < 110) {
    const domain = framework.domains.find(({ standards }) => standards.includes(standard))!
    const known = where.part === 'annex' || where.part === 'ratings' ? where.part : 'body'
    return { part: known, domain: domain.ref, standard: standard.ref, question: null }
  }
  if (line.kind === 'note' || line.cells.length > 1) return null
  const domain = domainAt(framework, text)
  if (domain === null) return null
  // In a summary the domains are headings below it; in the body each begins a chapter with its standards.
  return {
    part: where.part === 'context' || where.part === 'recommendations' ? 'body' : where.part,
    domain,
    standard: null,
    question: null,
  }
}
