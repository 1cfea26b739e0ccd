/** What a case still lacks, screen by screen, in sentences that lead there. */
import { factQuestion } from '#engine/casework/case-state.ts'
import type { CaseView } from './case-view.ts'
import { casePath } from './case-view.ts'

export interface MissingLine {
  /** The first question that is missing. */
  field: string
  text: string
  href: string
}

const listed = (names: string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

export function missingLines(view: CaseView): MissingLine[] {
  const { facts, standards } = view.state.progress
  const path = casePath(view.assessment)
  const lines: MissingLine[] = facts.missing.map((fact) => {
    const field = factQuestion(fact)
    return { field, text: `Facts: “${fact.text}” is not answered`, href: `${path}/facts#${field}` }
  })
  if (view.risk.missing) {
    const { slug } = view.assessment.inspection
    const href = `/inspections/${slug}/alerts/new?assessment=${view.assessment.id}`
    lines.push({ field: '', text: view.risk.missing, href })
  }
  for (const { id, ref, name, answered, missing, undecided } of standards) {
    const [first] = missing
    const screen = `${path}/standards/${id}`
    if (first) {
      const refs = missing.map((one) => one.ref ?? one.text)
      // Of a screen not begun, every name would only hide how much it is.
      const text =
        answered === 0 && refs.length > 3
          ? `${ref} ${name}: none of its ${refs.length} questions is answered`
          : `${ref} ${name}: ${listed(refs)} ${refs.length === 1 ? 'is' : 'are'} not answered`
      lines.push({ field: first.id, text, href: `${screen}#${first.id}` })
    }
    if (undecided.length > 0) {
      const text = `${ref} ${name}: the facts do not yet tell whether the case counts for ${listed(undecided)}`
      lines.push({ field: id, text, href: screen })
    }
  }
  const changed = view.setAside.filter((late) => late.why === 'changed-meanwhile')
  for (const late of changed) {
    const field = `set-aside-${late.id}`
    const name = view.asked.get(late.question)?.name ?? late.question
    lines.push({
      field,
      text: `${name}: two answers differ, and nobody has decided which stands`,
      href: `${path}#${field}`,
    })
  }
  return lines
}
