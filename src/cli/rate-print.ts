/** Ratings as a table for a person at a terminal, followed by how each figure was reached. */
import type { Rated } from '#engine/rating/rated.ts'
import { columns } from './columns.ts'

const none = '–'

function standardsTable({ standards }: Rated): string[] {
  const rows = standards.map((standard) => [
    standard.ref,
    standard.name,
    standard.lowest ? `${standard.lowest.ref} ${standard.lowest.percent}%` : none,
    standard.computed ?? 'Not rated',
    standard.rating ?? 'Not rated',
    standard.score === null ? none : standard.countsToScore ? `${standard.score}` : `(${standard.score})`,
    standard.triggers.join(', '),
  ])
  return columns([
    ['', 'Standard', 'Lowest', 'Computed', 'Rating', 'Score', 'Reasons to look again'],
    ...rows,
  ])
}

function certaintyTable({ keyQuestions }: Rated): string[] {
  const known = keyQuestions.filter((one) => one.interval80 && one.bandProbability)
  if (known.length === 0) return []
  const ratings = Object.keys(known[0]!.bandProbability!)
  const rows = known.map((one) => [
    one.ref,
    `${one.yes} of ${one.relevant}`,
    one.interval80!.join(' to '),
    ...ratings.map((rating) => wholePercent(one.bandProbability![rating]!)),
  ])
  return [
    '',
    'What the sample says about the whole caseload: sufficient cases (80% interval), and how likely each band is',
    ...columns([['', 'Sample', 'Caseload', ...ratings], ...rows]),
  ]
}

function wholePercent(probability: number): string {
  if (probability > 0 && probability < 0.01) return '<1%'
  return `${Math.round(100 * probability)}%`
}

export function printRated(rated: Rated): string {
  const { service, framework, score, outOf, overall, limitedBy, next, notRated } = rated
  const total =
    overall === null
      ? 'Overall: not rated, because not every standard that counts is rated.'
      : `Overall: ${overall}, ${score} of ${outOf}.${limitedBy ? ` Limited by ${limitedBy.ref}, from ${limitedBy.from}.` : ''}${
          next
            ? ` ${next.rating} starts ${next.points} ${next.points === 1 ? 'point' : 'points'} higher.`
            : ''
        }`
  const apart = rated.standards.some((standard) => !standard.countsToScore && standard.score !== null)
  return `${[
    service ? `${service} (${framework})` : framework,
    '',
    ...standardsTable(rated),
    ...(apart ? ['', 'A score in brackets is outside the total.'] : []),
    '',
    total,
    ...notRated.map(({ ref, name, reason }) => `${ref} ${name} is not rated. ${reason}`),
    ...certaintyTable(rated),
    '',
    'How each was reached',
    ...rated.trace.map(
      ({ ref, sentence }) => `  ${ref && !sentence.includes(ref) ? `${ref}: ` : ''}${sentence}`,
    ),
  ].join('\n')}\n`
}
