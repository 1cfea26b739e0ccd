/** The samples in the methodology: what was planned, drawn and read, what was done otherwise, and what they can say. */
import { wholeSampleInWords } from '../sampling/whole-sample.ts'
import type { Block, Cell } from './document.ts'
import { assessedCases } from './marks.ts'
import type { ReportMaterial, SampleFigures } from './material.ts'

const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`)

const labelOf = (material: ReportMaterial, kind: string): string =>
  material.framework.caseKinds.find(({ id }) => id === kind)?.label ?? kind

export function sampleBlocks(material: ReportMaterial): Block[] {
  // A kind of case that was neither listed nor read has no row.
  const samples = material.samples.filter(
    (sample) => sample.eligible !== null || (assessedCases(material, sample.caseKind) ?? 0) > 0,
  )
  if (samples.length === 0) return []
  return [
    sampleTable(material, samples),
    ...samples
      .flatMap((sample) => sentences(material, sample))
      .map((text): Block => ({ kind: 'paragraph', text })),
  ]
}

/** Planned, drawn and assessed stand apart, so that no plan is printed as if it had been achieved. */
function sampleTable(material: ReportMaterial, samples: readonly SampleFigures[]): Block {
  const left = samples.some((one) => (one.struckOut ?? 0) + (one.notRead ?? 0) > 0)
  const count = (value: number | null): Cell => ({
    text: value === null ? 'Not known' : String(value),
    numeric: true,
  })
  const heads = [
    'Eligible',
    'Planned sample',
    'Drawn',
    ...(left ? ['Struck out', 'Could not be read', 'Stepped in'] : []),
    'Assessed',
  ]
  return {
    kind: 'table',
    id: 'table-samples',
    caption: 'Cases at each step of the inspection',
    head: [{ text: 'Cases' }, ...heads.map((text): Cell => ({ text, numeric: true }))],
    rows: samples.map((sample) => [
      { text: labelOf(material, sample.caseKind), header: true },
      count(sample.eligible),
      count(sample.planned),
      count(sample.drawn),
      ...(left
        ? [count(sample.struckOut ?? 0), count(sample.notRead ?? 0), count(sample.steppedIn ?? 0)]
        : []),
      count(assessedCases(material, sample.caseKind)),
    ]),
  }
}

function sentences(material: ReportMaterial, sample: SampleFigures): string[] {
  const label = labelOf(material, sample.caseKind)
  const said: string[] = []
  for (const { changes, reason } of sample.otherwise ?? []) {
    const what = changes.map(
      (one) => `${one.what.toLowerCase()}: ${one.here} (the standards: ${one.framework})`,
    )
    said.push(
      `${label}: this inspection did it otherwise than the standards. ${what.join('; ')}. Reason: ${reason}`,
    )
  }
  if (sample.withoutList !== undefined) {
    said.push(
      `${label}: the cases were taken at equal steps along a sorted list, not from a list of possible samples. Reason: ${sample.withoutList}`,
    )
  }
  const notRead = sample.notRead ?? 0
  if (notRead > 0) {
    said.push(
      `${label}: ${cases(notRead)} that had been drawn could not be read. What ${notRead === 1 ? 'it' : 'they'} would have shown is not known; where another case was read instead, that does not make up for it.`,
    )
  }
  const read = assessedCases(material, sample.caseKind)
  const eligible = sample.eligible === null ? null : sample.eligible - (sample.struckOut ?? 0)
  if (read && eligible !== null && eligible >= read) {
    said.push(
      `${label}: ${wholeSampleInWords(read, eligible, sample.rule ?? null)}${read < eligible ? ' A question that counts only some of the cases has a wider margin, and about groups of a few cases the sample says nothing.' : ''}`,
    )
  }
  // House style: the word in sentences, the sign in tables.
  return said.map((text) => text.replaceAll('%', ' per cent'))
}
