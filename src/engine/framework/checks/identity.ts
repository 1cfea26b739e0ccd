/** Nothing may be named twice: ids identify for ever, references and letters must mean one thing in print. */
import type { FaultAt } from '../fault.ts'
import type { Framework } from '../shape.ts'
import type { Check, Section } from './check.ts'
import { type At, domainsOf, keyQuestionsOf, promptsOf, standardsOf } from './walk.ts'

/** A fault for every name after the first of its kind. */
function repeated(kind: string, what: string, named: { name: string; at: At }[]): FaultAt[] {
  const seen = new Set<string>()
  return named.flatMap(({ name, at }) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ kind, at, message: `${what} "${name}" is used twice; give each its own` }]
  })
}

const listed = <T>(items: readonly T[], at: At, name: (item: T) => string): { name: string; at: At }[] =>
  items.map((item, index) => ({ name: name(item), at: [...at, index] }))

type Named = { name: string; at: At }[]

const unique = (section: Section, what: string, named: (framework: Framework) => Named): Check => ({
  reads: [section],
  find: (framework) => repeated('duplicate-id', what, named(framework)),
})

export const identityChecks: Check[] = [
  unique('documents', 'the document id', (f) => listed(f.documents, ['documents'], (d) => d.id)),
  unique('ratings', 'the rating id', (f) => listed(f.ratings, ['ratings'], (r) => r.id)),
  unique('ratings', 'the rating label', (f) => listed(f.ratings, ['ratings'], (r) => r.label.toLowerCase())),
  unique('caseKinds', 'the case kind id', (f) => listed(f.caseKinds, ['caseKinds'], (k) => k.id)),
  unique('caseload', 'the column id', (f) =>
    listed(f.caseload.columns, ['caseload', 'columns'], (c) => c.id),
  ),
  unique('facts', 'the fact id', (f) => listed(f.facts, ['facts'], (c) => c.id)),
  {
    reads: ['codeLists'],
    find: (framework) =>
      Object.entries(framework.codeLists).flatMap(([list, codes]) =>
        repeated(
          'duplicate-id',
          'the code',
          listed(codes, ['codeLists', list], (code) => code.code),
        ),
      ),
  },
  unique('domains', 'the domain id', (f) => domainsOf(f).map(({ it, at }) => ({ name: it.id, at }))),
  unique('domains', 'the standard id', (f) => standardsOf(f).map(({ it, at }) => ({ name: it.id, at }))),
  // Answers are kept by question id, so key questions and prompts share one set of names.
  unique('domains', 'the question id', (f) =>
    [...keyQuestionsOf(f), ...promptsOf(f)].map(({ it, at }) => ({ name: it.id, at })),
  ),
  {
    reads: ['domains'],
    find: (framework) => [
      ...repeated(
        'duplicate-reference',
        'the reference',
        [...domainsOf(framework), ...standardsOf(framework), ...keyQuestionsOf(framework)].map(
          ({ it, at }) => ({
            name: it.ref,
            at,
          }),
        ),
      ),
      ...keyQuestionsOf(framework).flatMap(({ it, at }) =>
        repeated(
          'duplicate-letter',
          'the letter',
          listed(it.prompts, [...at, 'prompts'], (prompt) => prompt.letter),
        ),
      ),
    ],
  },
  {
    reads: ['domains'],
    find: (framework) =>
      [
        ...standardsOf(framework).map(({ it, at, domain }) => ({ ref: it.ref, above: domain.ref, at })),
        ...keyQuestionsOf(framework).map(({ it, at, standard }) => ({
          ref: it.ref,
          above: standard.ref,
          at,
        })),
      ]
        .filter(({ ref, above }) => ref.slice(0, ref.lastIndexOf('.')) !== above)
        .map(({ ref, above, at }) => ({
          kind: 'misplaced-reference',
          at,
          message: `stands under ${above}, so its reference must start with ${above}., not ${ref}`,
        })),
  },
]
