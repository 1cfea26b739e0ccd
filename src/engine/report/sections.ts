/** The sections of a report that a person writes. */
import type { Framework } from '../framework/shape.ts'

export type SectionKind = 'text' | 'whole-number'
export type Section = { id: string; title: string; hint: string; kind: SectionKind }

/** The section that holds the findings on a standard. */
export const sectionOfStandard = (standardId: string): string => `standard-${standardId}`

/** The section in which a report says why it makes no recommendation. */
export const noRecommendations = 'no-recommendations'

/** The section in which a domain is summed up before its standards. */
export const sectionOfDomain = (domainId: string): string => `domain-${domainId}`

/** Every section of a report under a framework, in the order of the report. */
export function sectionsOf(framework: Framework): Section[] {
  return [
    {
      id: 'executive-summary',
      title: 'Executive summary',
      hint: 'What the service does well and what it must do better, domain by domain.',
      kind: 'text',
    },
    {
      id: noRecommendations,
      title: 'Why there are no recommendations',
      hint: 'Only for a report that makes no recommendation. It is printed in their place.',
      kind: 'text',
    },
    {
      id: 'background',
      title: 'Background',
      hint: 'The service and its area. Give the source and date of every figure.',
      kind: 'text',
    },
    ...framework.domains.flatMap((domain): Section[] => [
      {
        id: sectionOfDomain(domain.id),
        title: `${domain.ref}. ${domain.name}`,
        hint: 'Strengths of the whole domain, and areas for improvement. May be left empty.',
        kind: 'text',
      },
      ...domain.standards.map(
        (standard): Section => ({
          id: sectionOfStandard(standard.id),
          title: `${standard.ref} ${standard.name}`,
          hint: 'What was found, with evidence. The rating and the figures are printed above it.',
          kind: 'text',
        }),
      ),
    ]),
    {
      id: 'diversity',
      title: 'Diversity',
      hint: 'How well the service knows and meets the different needs of its children. May be left empty.',
      kind: 'text',
    },
    {
      id: 'meetings',
      title: 'Number of meetings held',
      hint: 'Meetings with managers, staff and partners. It is printed in the methodology.',
      kind: 'whole-number',
    },
  ]
}

export const sectionById = (framework: Framework, id: string): Section | undefined =>
  sectionsOf(framework).find((section) => section.id === id)
