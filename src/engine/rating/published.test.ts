/** Four published inspections, rated again from their answers: every rating and every percentage must come out. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { checkResults } from './check-results.ts'
import { rate } from './rate.ts'
import type { Rated } from './rated.ts'
import { whereFrom } from './where-from.ts'

type Printed = { percent?: number; yes?: number; relevant?: number; notApplicable?: true }
type Inspection = {
  slug: string
  service: string
  framework: string
  overall: { score: number; max: number; rating: string }
  standards: {
    ref: string
    rating: string
    discretion?: { from: string; to: string; basis: string }
  }[]
  keyQuestions: {
    ref: string
    printed: Record<string, Printed>
    counts?: { yes: number; relevant: number }
    use?: string
  }[]
  contradictions: { where: string; printed: string; elsewhere: string; used: string; why: string }[]
}

const slugs = ['luton-2020', 'hartlepool-2020', 'kirklees-2021', 'wolverhampton-2022']
const inspections = slugs.map(
  (slug): Inspection =>
    JSON.parse(
      readFileSync(new URL(`../../../demonstration/published/${slug}.json`, import.meta.url), 'utf8'),
    ),
)

function rateAgain({ framework: id, service, standards, keyQuestions }: Inspection): Rated {
  const framework = shippedFramework(id)
  const answered = new Set(keyQuestions.map(({ ref }) => ref.slice(0, ref.lastIndexOf('.'))))
  const checked = checkResults(framework, {
    framework: id,
    service,
    keyQuestions: keyQuestions.map(({ ref, counts }) => ({
      ref,
      yes: counts?.yes ?? 0,
      relevant: counts?.relevant ?? 0,
    })),
    judgements: standards.filter(({ ref }) => !answered.has(ref)).map(({ ref, rating }) => ({ ref, rating })),
    discretion: standards.flatMap(({ ref, discretion }) =>
      discretion ? [{ ref, to: discretion.to, reason: discretion.basis }] : [],
    ),
  })
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults, null, 1))
  return rate(framework, checked.results)
}

describe.each(inspections)('$service', (inspection) => {
  const rated = rateAgain(inspection)

  it('has every rating as published', () => {
    const given = (list: { ref: string; rating: string | null }[]) =>
      list.map(({ ref, rating }) => [ref, rating])
    const published = new Set(inspection.standards.map(({ ref }) => ref))
    expect(given(rated.standards.filter(({ ref }) => published.has(ref)))).toEqual(
      given(inspection.standards),
    )
    expect(rated.notRated).toEqual([])
  })

  it('has the total and the overall rating as published', () => {
    const { score, max, rating } = inspection.overall
    expect([rated.score, rated.outOf, rated.overall]).toEqual([score, max, rating])
  })

  it('keeps what the rules say beside what the panel decided', () => {
    const raised = inspection.standards.filter(({ discretion }) => discretion)
    for (const { ref, discretion } of raised) {
      const standard = rated.standards.find((one) => one.ref === ref)!
      expect([standard.computed, standard.rating]).toEqual([discretion!.from, discretion!.to])
      expect(standard.triggers).toContain('within-five-points')
    }
    expect(rated.standards.filter((one) => one.discretion).map((one) => one.ref)).toEqual(
      raised.map(({ ref }) => ref),
    )
  })

  const counted = inspection.keyQuestions.filter(({ counts }) => counts)
  it.each(counted)('prints $ref as the report does', ({ ref, printed, counts, use }) => {
    const ours = rated.keyQuestions.find((one) => one.ref === ref)!
    const places = Object.entries(printed)
    const percents = new Set(places.flatMap(([, { percent }]) => percent ?? []))
    if (percents.size > 1) {
      // The report contradicts itself: the data must say which figure is used, and why.
      const place = places.find(([name]) => use?.startsWith(name))
      expect(place, `${ref}: "use" must start with the place whose figure is used`).toBeDefined()
      expect(ours.percent).toBe(place![1].percent)
      const contradiction = inspection.contradictions.find(({ where }) => where.startsWith(ref))
      expect(contradiction?.used).toBe(`${ours.percent}%`)
      expect(contradiction?.why).toBeTruthy()
    } else for (const percent of percents) expect(ours.percent).toBe(percent)
    for (const [, { yes, relevant }] of places)
      if (yes !== undefined)
        expect({ yes, relevant }).toEqual({ yes: counts!.yes, relevant: counts!.relevant })
  })
})

describe('the four published inspections together', () => {
  const all = inspections.map(rateAgain)

  it('are 49 standards, four of them raised by the panel and none lowered', () => {
    expect(inspections.flatMap(({ standards }) => standards)).toHaveLength(49)
    const changed = all.flatMap((rated, index) =>
      rated.standards
        .filter((one) => one.discretion)
        .map(({ ref, computed, rating }) => `${slugs[index]} ${ref}: ${computed} to ${rating}`),
    )
    expect(changed).toEqual([
      'luton-2020 2.1: Requires improvement to Good',
      'luton-2020 3.3: Requires improvement to Good',
      'wolverhampton-2022 2.1: Requires improvement to Good',
      'wolverhampton-2022 2.4: Requires improvement to Good',
    ])
  })

  it('give a panel reasons to look again at 23 of 31 standards judged from cases', () => {
    const fromCases = all.flatMap((rated) => rated.standards.filter((one) => one.lowest))
    const reasons = fromCases.flatMap((one) => [
      ...new Set(one.reasons.map(({ trigger, direction }) => [trigger, direction].filter(Boolean).join(' '))),
    ])
    const times = (name: string) => reasons.filter((one) => one === name).length
    expect(fromCases).toHaveLength(31)
    expect(fromCases.filter((one) => one.triggers.length > 0)).toHaveLength(23)
    expect({
      near: times('within-five-points'),
      up: times('one-judgement up'),
      down: times('one-judgement down'),
      small: times('small-base'),
      rounding: times('rounding-decides'),
    }).toEqual({ near: 19, up: 10, down: 14, small: 5, rounding: 0 })
  })

  it('say where each total comes from, and what the panel added to it', () => {
    const from = inspections.map((inspection, at) => {
      const found = whereFrom(shippedFramework(inspection.framework), all[at]!)!
      expect(found.domains.reduce((sum, { points }) => sum + points, 0)).toBe(inspection.overall.score)
      expect(found.domains.reduce((sum, { outOf }) => sum + outOf, 0)).toBe(inspection.overall.max)
      return [inspection.slug, found.byPanel]
    })
    expect(from).toEqual([
      ['luton-2020', 2],
      ['hartlepool-2020', 0],
      ['kirklees-2021', 0],
      ['wolverhampton-2022', 2],
    ])
  })

  it('would total 14, 26, 8 and 26 by the rules alone', () => {
    const byRules = Object.fromEntries(
      inspections.map((inspection) => {
        const standards = inspection.standards.map(({ ref, rating }) => ({ ref, rating }))
        return [inspection.slug, rateAgain({ ...inspection, standards }).score]
      }),
    )
    expect(byRules).toEqual({
      'luton-2020': 14,
      'wolverhampton-2022': 26,
      'kirklees-2021': 8,
      'hartlepool-2020': 26,
    })
  })

  it('Luton 3.3: the tables in the section would need no panel, so they cannot be what the panel saw', () => {
    const luton = inspections[0]!
    const keyQuestions = luton.keyQuestions
      .filter(({ ref }) => ref.startsWith('3.3'))
      .map(({ ref, printed }) => ({ ref, percent: printed.sectionTable!.percent! }))
    const framework = shippedFramework(luton.framework)
    const checked = checkResults(framework, { framework: framework.id, keyQuestions })
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
    expect(rate(framework, checked.results).standards.find(({ ref }) => ref === '3.3')?.computed).toBe('Good')
  })
})
