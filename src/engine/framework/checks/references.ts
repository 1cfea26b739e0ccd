/** Whatever names another part of the framework must name one that is there. */
import { type FaultAt, oneOf } from '../fault.ts'
import type { Framework } from '../shape.ts'
import type { Check } from './check.ts'
import { type At, domainsOf, standardsOf } from './walk.ts'

const unknown = (what: string, name: string, known: readonly string[], at: At): FaultAt[] =>
  known.includes(name)
    ? []
    : [
        {
          kind: `unknown-${what.replaceAll(' ', '-')}`,
          at,
          message: `names the ${what} "${name}", which does not exist; use ${oneOf(known)}`,
        },
      ]

const kindIds = (framework: Framework) => framework.caseKinds.map((kind) => kind.id)
const columnIds = (framework: Framework) => framework.caseload.columns.map((column) => column.id)
const codeListIds = (framework: Framework) => Object.keys(framework.codeLists)
const ratingIds = (framework: Framework) => framework.ratings.map((rating) => rating.id)

export const referenceChecks: Check[] = [
  {
    reads: ['facts', 'codeLists'],
    find: (framework) =>
      framework.facts.flatMap((fact, index): FaultAt[] => {
        const at = ['facts', index]
        if (fact.kind === 'yes-no')
          return fact.codes
            ? [
                {
                  kind: 'needless-codes',
                  at,
                  message: 'is answered yes or no, so it takes no code list; remove codes',
                },
              ]
            : []
        if (!fact.codes && !fact.column)
          return [
            {
              kind: 'choice-without-codes',
              at,
              message: 'is a choice but names neither a code list nor a column; add codes',
            },
          ]
        if (!fact.codes) return []
        return unknown('code list', fact.codes, codeListIds(framework), at)
      }),
  },
  {
    reads: ['caseload', 'codeLists'],
    find: (framework) =>
      framework.caseload.columns.flatMap((column, index): FaultAt[] => {
        const at = ['caseload', 'columns', index]
        if (column.kind !== 'code')
          return column.codes
            ? [
                {
                  kind: 'needless-codes',
                  at,
                  message: `holds a ${column.kind}, so it takes no code list; remove codes`,
                },
              ]
            : []
        if (!column.codes) {
          const alike = framework.caseload.columns.find(
            (other) => other !== column && other.kind === 'code' && !other.codes,
          )
          return alike
            ? [
                {
                  kind: 'choice-without-codes',
                  at,
                  message: `holds codes but names no code list, like the column "${alike.id}"; only one column can stand for the disposal, so add codes`,
                },
              ]
            : []
        }
        return unknown('code list', column.codes, codeListIds(framework), at)
      }),
  },
  {
    reads: ['facts', 'caseload'],
    find: (framework) =>
      framework.facts.flatMap((fact, index) =>
        fact.column ? unknown('column', fact.column, columnIds(framework), ['facts', index]) : [],
      ),
  },
  {
    reads: ['facts', 'caseKinds'],
    find: (framework) =>
      framework.facts.flatMap((fact, index) =>
        (fact.caseKinds ?? []).flatMap((kind) =>
          unknown('case kind', kind, kindIds(framework), ['facts', index]),
        ),
      ),
  },
  {
    reads: ['caseKinds', 'codeLists'],
    find: (framework) =>
      framework.caseKinds.flatMap((kind, index) =>
        unknown('code list', kind.disposals, codeListIds(framework), ['caseKinds', index]),
      ),
  },
  {
    reads: ['domains', 'caseKinds'],
    find: (framework) =>
      standardsOf(framework).flatMap(({ it, at }): FaultAt[] => [
        ...(it.judged === 'from-cases' && !it.caseKind
          ? [
              {
                kind: 'no-case-kind',
                at,
                message: `is judged from cases but does not say which; add caseKind: ${oneOf(kindIds(framework))}`,
              },
            ]
          : []),
        ...(it.caseKind ? unknown('case kind', it.caseKind, kindIds(framework), at) : []),
        ...(it.ratedOnlyWithCases ? unknown('case kind', it.ratedOnlyWithCases, kindIds(framework), at) : []),
      ]),
  },
  {
    reads: ['limitingJudgements', 'domains', 'ratings'],
    find: (framework) =>
      framework.limitingJudgements.flatMap((limit, index) => {
        const at = ['limitingJudgements', index]
        return [
          ...unknown(
            'standard',
            limit.standard,
            standardsOf(framework).map(({ it }) => it.id),
            at,
          ),
          ...unknown('rating', limit.rated, ratingIds(framework), at),
          ...unknown('rating', limit.overallAtMost, ratingIds(framework), at),
        ]
      }),
  },
  {
    reads: ['discretion', 'domains'],
    find: (framework) =>
      framework.discretion.domains.flatMap((domain) =>
        unknown(
          'domain',
          domain,
          domainsOf(framework).map(({ it }) => it.id),
          ['discretion', 'domains'],
        ),
      ),
  },
]
