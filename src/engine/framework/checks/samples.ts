/** How samples are windowed, sized and drawn must refer to real columns and lead to a size. */
import { type FaultAt, oneOf } from '../fault.ts'
import type { Framework } from '../shape.ts'
import type { Check } from './check.ts'

/** The kind whose size a kind's size finally rests on, or nothing when the rules go round in a circle. */
function restsOnItself(framework: Framework, start: string): boolean {
  const seen = new Set<string>()
  let id = start
  for (;;) {
    const rule = framework.caseKinds.find((kind) => kind.id === id)?.sample
    if (rule?.method !== 'share') return false
    if (rule.of === start) return true
    if (seen.has(rule.of)) return false
    seen.add(rule.of)
    id = rule.of
  }
}

export const sampleChecks: Check[] = [
  {
    reads: ['caseKinds'],
    find: (framework) =>
      framework.caseKinds.flatMap(({ id, sample }, index): FaultAt[] => {
        if (sample.method !== 'share') return []
        const at = ['caseKinds', index, 'sample']
        const others = framework.caseKinds.map((kind) => kind.id).filter((other) => other !== id)
        if (sample.of !== id && !others.includes(sample.of))
          return [
            {
              kind: 'unknown-share',
              at,
              message: `is a share of "${sample.of}", which is not a case kind; use ${oneOf(others)}`,
            },
          ]
        return restsOnItself(framework, id)
          ? [{ kind: 'circular-share', at, message: 'is a share that rests on itself, so no size follows' }]
          : []
      }),
  },
  {
    reads: ['caseKinds', 'caseload'],
    find: (framework) =>
      framework.caseKinds.flatMap(({ window }, index): FaultAt[] => {
        const at = ['caseKinds', index, 'window']
        const dates = framework.caseload.columns
          .filter((column) => column.kind === 'date')
          .map((column) => column.id)
        return [
          ...(dates.includes(window.column)
            ? []
            : [
                {
                  kind: 'unknown-date-column',
                  at,
                  message: `counts from the column "${window.column}", which is not a date column; use ${oneOf(dates)}`,
                },
              ]),
          ...(window.fromMonths >= window.toMonths
            ? [
                {
                  kind: 'empty-window',
                  at,
                  message: `runs from ${window.fromMonths} to ${window.toMonths} months, which holds no date; put the smaller number first`,
                },
              ]
            : []),
        ]
      }),
  },
  {
    reads: ['sampling', 'caseload'],
    find: (framework) =>
      framework.sampling.strata.flatMap((name, index): FaultAt[] => {
        const column = framework.caseload.columns.find((known) => known.id === name)
        if (column?.kind === 'code') return []
        return [
          {
            kind: 'unknown-stratum',
            at: ['sampling', 'strata', index],
            message: column
              ? `is a column of the kind ${column.kind}; only a column of codes can be mirrored in a sample`
              : 'is not a column of the caseload; name one of its columns of codes',
          },
        ]
      }),
  },
  {
    reads: ['sampling'],
    find: ({ sampling }) =>
      (sampling.systematicOrder ?? []).flatMap((name, index): FaultAt[] =>
        sampling.strata.includes(name)
          ? []
          : [
              {
                kind: 'unknown-stratum',
                at: ['sampling', 'systematicOrder', index],
                message: `is not one of the strata; use ${oneOf(sampling.strata)}`,
              },
            ],
      ),
  },
  {
    reads: ['sampling'],
    find: ({ sampling: { substitution } }) => {
      const ids = [...(substitution?.ineligible ?? []), ...(substitution?.notInspectable ?? [])].map(
        (one) => one.id,
      )
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
      return twice.map(
        (id): FaultAt => ({
          kind: 'duplicate-id',
          at: ['sampling', 'substitution'],
          message: `names the reason "${id}" twice; each reason stands once, under what it means`,
        }),
      )
    },
  },
  {
    reads: ['disclosure'],
    find: ({ disclosure }) =>
      disclosure && disclosure.breakDownFrom <= disclosure.hideUpTo
        ? [
            {
              kind: 'disclosure-undone',
              at: ['disclosure'],
              message: `breaks down lists from ${disclosure.breakDownFrom} cases, all of which would be hidden up to ${disclosure.hideUpTo}; write a larger number for breakDownFrom`,
            },
          ]
        : [],
  },
]
