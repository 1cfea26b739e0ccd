import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import type { Block } from './document.ts'
import type { ReportMaterial, SampleFigures } from './material.ts'
import { sampleBlocks } from './sample-blocks.ts'

const framework = shippedFramework('hmip-youth-2018')
const court: SampleFigures = { caseKind: 'court', eligible: 25, planned: 22, drawn: 22, assessed: 21 }
const rule = { confidencePercent: 80, z: '1.2815515655446004', marginPoints: 5, proportionPercent: 50 }

/** As the report prints them: the table's rows, and the sentences under it. */
function printed(sample: SampleFigures) {
  const material = {
    framework,
    samples: [sample],
    figures: { results: { cases: {} } },
  } as unknown as ReportMaterial
  const blocks = sampleBlocks(material)
  const table = blocks.find((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table')!
  return {
    head: table.head.map(({ text }) => text),
    row: table.rows[0]!.map(({ text }) => text),
    said: blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
  }
}

describe('the samples in the methodology', () => {
  it('keep planned, drawn and assessed apart', () => {
    const { head, row } = printed(court)
    expect(head).toEqual(['Cases', 'Eligible', 'Planned sample', 'Drawn', 'Assessed'])
    expect(row).toEqual(['Court disposals', '25', '22', '22', '21'])
  })

  it('say what cases that left did to them, and speak of what was read', () => {
    const { head, row, said } = printed({ ...court, struckOut: 1, notRead: 2, steppedIn: 2, rule })
    expect(head.slice(4)).toEqual(['Struck out', 'Could not be read', 'Stepped in', 'Assessed'])
    expect(row).toEqual(['Court disposals', '25', '22', '22', '1', '2', '2', '21'])
    expect(said.join(' ')).toContain('2 cases that had been drawn could not be read')
    expect(said.join(' ')).toContain('With 21 of 24 cases')
  })

  it('say what was done otherwise than the standards, with the reason, and write per cent in sentences', () => {
    const { said } = printed({
      ...court,
      rule,
      otherwise: [
        {
          changes: [{ what: 'Confidence', framework: '80%', here: '90%' }],
          reason: 'The service asked for it.',
        },
      ],
      withoutList: 'Both sides wanted a draw by hand.',
    })
    expect(said[0]).toBe(
      'Court disposals: this inspection did it otherwise than the standards. confidence: 90 per cent (the standards: 80 per cent). Reason: The service asked for it.',
    )
    expect(said[1]).toContain('Reason: Both sides wanted a draw by hand.')
    expect(said.join(' ')).not.toContain('%')
  })

  it('state no margin where every case was read', () => {
    const { said } = printed({ ...court, eligible: 21, planned: 21, drawn: 21, rule })
    expect(said.join(' ')).toContain('There is no sampling error')
    expect(said.join(' ')).not.toContain('margin')
  })
})
