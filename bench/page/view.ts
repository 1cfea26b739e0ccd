/** The case that the page is rendered for, as the database would have given it, and the visit that asks for it. */

import { caseState } from '#engine/casework/case-state.ts'
import { askedOf } from '#inspection/casework/asked.ts'
import type { Screen } from '#inspection/casework/case-form.ts'
import type { CaseView } from '#inspection/casework/case-view.ts'
import type { KeptAnswer } from '#inspection/casework/queries.ts'
import type { Surroundings } from '#platform/web/layout.page.ts'
import { caseKind, frameworkOfSixty, halfAnswered } from './sixty-questions.ts'

export const next = '/inspections/benchford-2027/casework/next'

export const around: Surroundings = {
  person: {
    id: 'inspector',
    name: 'Iris Inspector',
    email: 'iris@example.org',
    standingRoles: [],
    csrfToken: 'token-of-this-session',
  },
  path: '/inspections/benchford-2027/casework/case',
  nonce: 'nonce-of-this-request',
  formToken: 'token-of-this-session',
  notice: null,
  demonstration: false,
}

export const screen: Screen = { form: { faults: [], values: {} }, before: '', next }

export async function sixtyQuestionView() {
  const { framework, standard } = await frameworkOfSixty()
  const current = new Map<string, KeptAnswer>(
    halfAnswered(standard).map((answer) => [
      answer.question,
      {
        ...answer,
        version: 1,
        byId: 'inspector',
        by: 'Iris Inspector',
        at: new Date('2027-02-02T10:30:00Z'),
      },
    ]),
  )
  const caseValues = { gender: 'male', ethnicity: 'white', age: '16', rosh: 'medium', safety: 'high' }
  const view: CaseView = {
    assessment: {
      id: 'case',
      caseId: 'case',
      caseRef: 'C-0001',
      caseKind,
      caseValues,
      assessorId: 'inspector',
      colleagueId: null,
      completedAt: null,
      part: 'first',
      twice: false,
      inspection: {
        id: 'inspection',
        slug: 'benchford-2027',
        serviceName: 'Benchford',
        serviceArea: 'Benchford',
        framework: framework.id,
        frameworkVersion: framework.version,
        origin: 'live',
        stage: 'fieldwork',
        announcedOn: '2027-01-04',
        fieldworkFrom: '2027-02-01',
        fieldworkTo: '2027-02-05',
        publicationPlannedOn: null,
      },
    },
    roles: new Set(['public', 'signed-in', 'inspector', 'assessor'] as const),
    framework,
    asked: askedOf(framework, caseKind),
    current,
    state: caseState({ framework, caseKind, caseValues }, current.values()),
    setAside: [],
    risk: { missing: null, remark: null },
    assessors: ['Iris Inspector'],
    closed: null,
  }
  return { view, standard }
}
