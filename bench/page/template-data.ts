/** What the Nunjucks page is given: the same case, in the plain values that a template can print. */

import { missingCount } from '#engine/casework/case-state.ts'
import { questionsFor } from '#engine/casework/questions-for.ts'
import { remarkOn } from '#engine/casework/remark.ts'
import { promptRef } from '#engine/framework/find.ts'
import type { Standard } from '#engine/framework/shape.ts'
import { type Choice, choicesOfKeyQuestion, choicesOfPrompt } from '#inspection/casework/asked.ts'
import { forTheScript } from '#inspection/casework/case-form.ts'
import {
  type CaseView,
  casePath,
  characteristics,
  contextOf,
  kindLabel,
} from '#inspection/casework/case-view.ts'
import { stages } from '#inspection/stages.ts'
import { may } from '#platform/permissions/may.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { around, next } from './view.ts'

export function templateData(view: CaseView, standard: Standard) {
  const { assessment, framework, state } = view
  const { inspection, caseKind, caseValues } = assessment
  const asked = (id: string, choices: Choice[]) => {
    const kept = view.current.get(id)
    return {
      version: String(kept?.version ?? 0),
      value: kept?.value ?? '',
      note: kept?.note ?? '',
      savedAt: kept && readableMoment(kept.at),
      items: choices.map((one) => ({ value: one.value, text: one.label })),
    }
  }
  const title = `${standard.ref} ${standard.name}`
  return {
    around,
    title: `${title} – Case ${assessment.caseRef} – ${inspection.serviceName}`,
    heading: title,
    navigation: [
      { text: 'Inspections', href: '/inspections', active: true },
      { text: 'Published reports', href: '/published', active: false },
      { text: 'Your account', href: '/account', active: false },
    ],
    back: { href: casePath(assessment), text: `Case ${assessment.caseRef}` },
    inspection,
    stageLinks: [{ path: '', label: 'Overview' }, ...openStages(view), { path: 'alerts', label: 'Alerts' }],
    caseRef: assessment.caseRef,
    kind: kindLabel(framework, caseKind),
    characteristics: characteristics(framework, caseKind, caseValues),
    statement: standard.statement,
    standardId: standard.id,
    assessors: view.assessors,
    framework,
    caseKind,
    next,
    ...forTheScript(view),
    path: casePath(assessment),
    keyQuestions: questionsFor(framework, caseKind, state.facts)
      .filter((one) => one.standard.id === standard.id)
      .map(({ keyQuestion }) => ({
        ...keyQuestion,
        ...asked(keyQuestion.id, choicesOfKeyQuestion()),
        remark: remarkOn(contextOf(assessment, framework), state, keyQuestion.id),
        prompts: keyQuestion.prompts.map((prompt) => ({
          ...prompt,
          ...asked(prompt.id, choicesOfPrompt(prompt)),
          name: promptRef(keyQuestion, prompt),
        })),
      })),
    missing: missingCount(state.progress),
  }
}

function openStages({ roles }: CaseView): { path: string; label: string }[] {
  const open = stages.filter((stage) => may(roles, stage.see, 'inspection'))
  return [...new Map(open.toReversed().map((stage) => [stage.path, stage])).values()].toReversed()
}
