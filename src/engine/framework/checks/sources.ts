/** Every source must name a document of the framework's own list, so that a reader can look it up. */
import type { FaultAt } from '../fault.ts'
import type { Check } from './check.ts'
import type { At } from './walk.ts'

const sourceKeys = new Set(['source', 'whenSource'])

function sourcesIn(value: unknown, at: At): { source: string; at: At }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((entry, index) => sourcesIn(entry, [...at, index]))
  return Object.entries(value).flatMap(([key, entry]) =>
    sourceKeys.has(key) && typeof entry === 'string'
      ? [{ source: entry, at: [...at, key] }]
      : sourcesIn(entry, [...at, key]),
  )
}

const sections = [
  'keyQuestionBands',
  'standardRating',
  'promptDenominator',
  'overall',
  'limitingJudgements',
  'discretion',
  'caseKinds',
  'sampling',
  'certainty',
  'groups',
  'caseload',
  'facts',
  'alerts',
  'domains',
  'report',
] as const

export const sourceChecks: Check[] = sections.map((section) => ({
  reads: ['documents', section],
  find: (framework) => {
    const known = new Set(framework.documents.map((document) => document.id))
    return sourcesIn(framework[section], [section]).flatMap(({ source, at }): FaultAt[] => {
      const document = source.slice(0, source.indexOf(':'))
      return known.has(document)
        ? []
        : [{ kind: 'unknown-document', at, message: `cites "${document}", which is not among the documents` }]
    })
  },
}))
