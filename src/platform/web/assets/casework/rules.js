// The rules of casework as the server applies them: the same modules, and the framework that the inspection is pinned to.
import { caseState, missingCount } from '/assets/engine/casework/case-state.ts'
import { factsFor, questionsFor } from '/assets/engine/casework/questions-for.ts'
import { remarkOn } from '/assets/engine/casework/remark.ts'
import { routingChange } from '/assets/engine/casework/routing-change.ts'

/** @param about the element that says which case, kind and framework the page is of */
export async function rulesOf(about) {
  const { framework: address, caseKind, caseload } = about.dataset
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`The framework could not be read (${reply.status}).`)
  const framework = await reply.json()
  const context = { framework, caseKind, caseValues: JSON.parse(caseload) }
  return {
    /** @param answers every question's value, and whether it has a note */
    judge(answers) {
      const state = caseState(
        context,
        Object.entries(answers).map(([question, { value, noted }]) => ({ question, value, noted })),
      )
      return {
        ...state,
        missing: missingCount(state.progress),
        remarkOn: (question) => remarkOn(context, state, question) ?? '',
        questions: questionsFor(framework, caseKind, state.facts),
        asked: factsFor(framework, caseKind, state.facts),
      }
    },
    change: (before, after) => routingChange(framework, caseKind, before.facts, after.facts),
  }
}
