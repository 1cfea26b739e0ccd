/** Certainty and groups of children: what an author may get wrong, and what they are told. */
import type { Row } from './broken-framework.ts'
import type { RawFramework } from './small-framework.ts'

const withGroups = (breakThem: (groups: RawFramework) => void) => (raw: RawFramework) => {
  raw.groups = {
    compare: [{ column: 'rosh' }],
    compareFrom: 5,
    unlikelyPercent: 5,
    ratesFrom: 5,
    source: 'guide: groups',
  }
  breakThem(raw.groups)
}

export const soundGroups = withGroups(() => {})

export const groupRows: Row[] = [
  [
    'groups told apart by nothing',
    withGroups((groups) => {
      groups.compare = [{}]
    }),
    'group-without-source',
    'small-2030 › groups › first comparison: name either a column of the caseload or a fact, by which the groups are told apart',
  ],
  [
    'groups told apart by what is not recorded',
    withGroups((groups) => {
      groups.compare = [{ fact: 'height' }]
    }),
    'unknown-group',
    'small-2030 › groups › first comparison: tells groups apart by "height", which is neither a column of codes nor a fact; use disposal, rosh, rosh-inspector, child-safety-factors or escalated',
  ],
  [
    'a group of a code that there is not',
    withGroups((groups) => {
      groups.compare[0].pair = [
        { label: 'Some', codes: ['low'] },
        { label: 'Others', codes: ['purple'] },
      ]
    }),
    'unknown-group-code',
    'small-2030 › groups › first comparison: puts the code "purple" among Others, which does not exist; use low, medium or high',
  ],
  [
    'certainty from a document that is not listed',
    (raw) => {
      raw.certainty = { draws: 1000, assumedWeight: 1, sensitivityWeight: 0.5, source: 'nowhere: at all' }
    },
    'unknown-document',
    'small-2030 › certainty › source: cites "nowhere", which is not among the documents',
  ],
  [
    'an assumed case whose weight cannot be counted in quarters',
    (raw) => {
      raw.certainty = { draws: 1000, assumedWeight: 0.3, sensitivityWeight: 0.5, source: 'guide: certainty' }
    },
    'shape',
    'small-2030 › certainty › assumed weight: must be counted in quarters, such as 0.5',
  ],
]
