import { describe, expect, it } from 'vitest'
import { checkFramework } from './check.ts'
import { faultLine } from './fault.ts'
import { alertRows, soundAlerts } from './testing/alerts.rows.ts'
import { bandRows } from './testing/bands.rows.ts'
import { assessment, faultsAfter, safety } from './testing/broken-framework.ts'
import { groupRows, soundGroups } from './testing/groups.rows.ts'
import { nameRows } from './testing/names.rows.ts'
import { referenceRows } from './testing/references.rows.ts'
import { routingRows } from './testing/routing.rows.ts'
import { sampleAndTextRows } from './testing/samples-and-texts.rows.ts'
import { shapeRows } from './testing/shape.rows.ts'

const rows = [
  ...shapeRows,
  ...nameRows,
  ...bandRows,
  ...routingRows,
  ...referenceRows,
  ...sampleAndTextRows,
  ...alertRows,
  ...groupRows,
]

describe('checking a framework', () => {
  it('accepts the small framework as it stands', () => {
    expect(faultsAfter(() => {})).toEqual([])
    expect(faultsAfter(soundAlerts)).toEqual([])
    expect(faultsAfter(soundGroups)).toEqual([])
  })

  it.each(rows)('finds %s', (_story, change, kind, line) => {
    const found = faultsAfter(change)
    expect(found.map(faultLine)).toContain(line)
    expect(found.find((fault) => faultLine(fault) === line)?.kind).toBe(kind)
  })

  it('gives each kind of fault its own wording', () => {
    const wordings = new Map<string, string>()
    for (const [, , kind, line] of rows) {
      const pattern = line.slice(line.indexOf(': ') + 2).replaceAll(/"[^"]*"|\d+/g, '…')
      const other = wordings.get(pattern)
      if (other) expect(other).toBe(kind)
      wordings.set(pattern, kind)
    }
  })

  it.each(['nothing', [], 12, null, undefined])('says that %j is not a framework', (raw) => {
    const checked = checkFramework(raw)
    expect('faults' in checked && checked.faults.length).toBeGreaterThan(0)
  })

  it('reports faults of shape and of meaning together', () => {
    const lines = faultsAfter((f) => {
      f.extra = 1
      safety(f).prompts[0].text = ''
      assessment(f).keyQuestions[2].when.not.fact = 'mood'
      f.keyQuestionBands.bands[2].from = 67
      delete f.report
    }).map(faultLine)
    expect(lines).toEqual([
      'small-2030 › 2.1 Assessment › 2.1.2 › prompt a › text: must not be empty',
      'small-2030 › report: is missing; add a group of named entries',
      'small-2030: has an entry "extra" that does not belong here; remove it or correct its spelling',
      'small-2030 › percentage bands › band good: leaves a percentage of 65 to 66 without a rating',
      'small-2030 › 2.1 Assessment › 2.1.3 › when › not: asks about the fact "mood", which is not among the facts',
    ])
  })
})
