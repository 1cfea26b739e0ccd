/**
 * Answers of an invented case. Each case has a quality of its own, so that its answers hang together as they do in
 * life; key questions are still drawn apart from their prompts, since no arithmetic links them.
 */
import { progress } from '#engine/casework/progress.ts'
import { codesOfFact, promptById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Stream } from '#engine/sampling/stream.ts'
import { noteField, versionField } from '#inspection/casework/read-answer.ts'

export interface InventedCase {
  framework: Framework
  kind: string
  /** The case's row of the caseload. */
  values: Record<string, string>
  chance: Stream
}

type Values = Record<string, string>

/** How likely a "yes" is, in hundredths, for the weakest and the best case. */
const weakest = 45
const span = 50

/** As many for each answer, so that the chance that picks one is the same for both. */
const reasons = {
  yes: [
    'It is written down who will do what, and by when.',
    'Health and education were asked, and their answers were used.',
    'The views of the child and of those at home shaped the work.',
    'The case manager saw at once that things at home had changed, and acted on it.',
  ],
  no: [
    'What had changed since the work began was not picked up.',
    'Nobody thought of what to do if risk rose.',
    'The school knew of the worries and was not asked.',
    'The same words stand in two other files; the child is not in them.',
  ],
}

/** The caseload's own values as facts, then every fact the form asks until none is missing. */
export function inventFacts({ framework, kind, values, chance }: InventedCase): Values {
  const recorded: Values = {}
  const known: Values = {}
  for (const fact of framework.facts)
    if (fact.column && values[fact.column]) known[fact.id] = values[fact.column]!
  for (;;) {
    const { missing } = progress(framework, kind, { ...known, ...recorded }, {}).facts
    if (missing.length === 0) return recorded
    for (const { id } of missing) {
      const fact = framework.facts.find((one) => one.id === id)!
      const codes = codesOfFact(framework, fact, kind)
      // Alerts are raised by people; an invented answer must not say there is one.
      if (id === framework.alerts?.fact.id) {
        recorded[id] = framework.alerts.fact.noneFound
        continue
      }
      recorded[id] =
        codes.length > 0 ? codes[chance.below(codes.length)]!.code : chance.below(100) < 75 ? 'yes' : 'no'
    }
  }
}

/** Every question of a standard that counts in this case. */
export function inventScreen(invented: InventedCase, recorded: Values, standardId: string): Values {
  const { framework, kind, values, chance } = invented
  const facts: Values = { ...recorded }
  for (const fact of framework.facts)
    if (fact.column && values[fact.column]) facts[fact.id] = values[fact.column]!
  const standard = progress(framework, kind, facts, {}).standards.find((one) => one.id === standardId)!
  const quality = weakest + chance.below(span)
  const answers: Values = {}
  for (const missing of standard.missing) {
    const yes = chance.below(100) < quality
    answers[missing.id] =
      missing.kind === 'prompt' &&
      chance.below(100) < 8 &&
      promptById(framework, missing.id)?.prompt.notApplicable
        ? 'not-applicable'
        : yes
          ? 'yes'
          : 'no'
    if (missing.kind === 'key-question')
      answers[noteField(missing.id)] = reasons[yes ? 'yes' : 'no'][chance.below(reasons.yes.length)]!
  }
  return answers
}

/** The fields of a screen nobody has answered before. */
export function screenFields(answers: Values, prefix = ''): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(answers)) {
    fields[name.startsWith('note:') ? name : `${prefix}${name}`] = value
    if (!name.startsWith('note:')) fields[versionField(`${prefix}${name}`)] = '0'
  }
  return fields
}
