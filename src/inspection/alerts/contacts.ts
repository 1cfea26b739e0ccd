/** Whom to phone when someone is at immediate risk: a function, a number and the hours it is answered. */
import { type KnownToWriter, personalSignsIn } from '#engine/caseload/personal-in-prose.ts'
import { phoneFault } from '#engine/casework/alerts/phone.ts'
import type { Fault } from '#platform/web/problems.ts'

export interface Contact {
  who: string
  number: string
  hours: string
}

export interface KeptContacts {
  contacts: Contact[]
  /** 0 while the lead has kept none. */
  version: number
  keptAt: Date | null
  keptBy: string | null
}

export const noContacts: KeptContacts = { contacts: [], version: 0, keptAt: null, keptBy: null }

/** Ticked where a desk's name reads like somebody's. */
export const contactsChecked = 'checked'

/** How many can be kept: more than a person in a hurry would read. */
export const mostContacts = 6
const longest = 100

export const contactField = (part: keyof Contact, row: number): string => `${part}-${row}`

const textOf = (sent: Record<string, unknown>, name: string): string => {
  const value = sent[name]
  return typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : ''
}

/** The rows of the form that hold anything, and all that is wrong with them. */
export function readContacts(
  sent: Record<string, unknown>,
  known: KnownToWriter,
): { contacts: Contact[]; faults: Fault[] } {
  const contacts: Contact[] = []
  const faults: Fault[] = []
  for (let row = 1; row <= mostContacts; row += 1) {
    const who = textOf(sent, contactField('who', row))
    const number = textOf(sent, contactField('number', row))
    const hours = textOf(sent, contactField('hours', row))
    if (!who && !number && !hours) continue
    if (!who) faults.push({ field: contactField('who', row), message: `Contact ${row}: enter who answers` })
    const wrong = phoneFault(number)
    if (wrong) faults.push({ field: contactField('number', row), message: `Contact ${row}: ${wrong}` })
    for (const [part, text] of [
      ['who', who],
      ['hours', hours],
    ] as const) {
      if ([...text].length > longest)
        faults.push({
          field: contactField(part, row),
          message: `Contact ${row}: use ${longest} characters or fewer, so that it can be read in a hurry`,
        })
    }
    if (sent[contactsChecked] !== 'yes')
      for (const part of ['who', 'hours'] as const)
        for (const { kind, found } of personalSignsIn({ who, hours }[part], known))
          if (kind === 'name')
            faults.push({
              field: contactField(part, row),
              message: `Contact ${row}: “${found}” reads like a name. Write the role or the desk that answers.`,
            })
    contacts.push({ who, number, hours })
  }
  return { contacts, faults }
}
