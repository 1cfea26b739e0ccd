/** Samples, sources and texts: what an author may get wrong, and what they are told. */
import { type Row, safety } from './broken-framework.ts'

export const sampleAndTextRows: Row[] = [
  [
    'a share of an unknown case kind',
    (f) => {
      f.caseKinds[1].sample.of = 'prison'
    },
    'unknown-share',
    'small-2030 › case kind out-of-court › sample: is a share of "prison", which is not a case kind; use court',
  ],
  [
    'lists that are broken down and then hidden',
    (f) => {
      f.disclosure = { hideUpTo: 4, breakDownFrom: 4, source: 'guide: figures' }
    },
    'disclosure-undone',
    'small-2030 › disclosure: breaks down lists from 4 cases, all of which would be hidden up to 4; write a larger number for breakDownFrom',
  ],
  [
    'a share of itself',
    (f) => {
      f.caseKinds[1].sample.of = 'out-of-court'
    },
    'circular-share',
    'small-2030 › case kind out-of-court › sample: is a share that rests on itself, so no size follows',
  ],
  [
    'a window counted from a column that holds no dates',
    (f) => {
      f.caseKinds[0].window.column = 'rosh'
    },
    'unknown-date-column',
    'small-2030 › case kind court › window: counts from the column "rosh", which is not a date column; use disposal_date',
  ],
  [
    'a window that holds no date',
    (f) => {
      f.caseKinds[0].window.toMonths = 6
    },
    'empty-window',
    'small-2030 › case kind court › window: runs from 6 to 6 months, which holds no date; put the smaller number first',
  ],
  [
    'a stratum that is no column',
    (f) => {
      f.sampling.strata.push('height')
    },
    'unknown-stratum',
    'small-2030 › sampling › stratum height: is not a column of the caseload; name one of its columns of codes',
  ],
  [
    'a stratum without codes',
    (f) => {
      f.sampling.strata.push('case_ref')
    },
    'unknown-stratum',
    'small-2030 › sampling › stratum case_ref: is a column of the kind reference; only a column of codes can be mirrored in a sample',
  ],
  [
    'an order to sort by that names no stratum',
    (f) => {
      f.sampling.systematicOrder = ['rosh', 'height']
    },
    'unknown-stratum',
    'small-2030 › sampling › stratum in systematicOrder height: is not one of the strata; use rosh',
  ],
  [
    'one reason for leaving the sample under two meanings',
    (f) => {
      const reason = { id: 'moved', label: 'The child moved away' }
      f.sampling.substitution = {
        ineligible: [reason],
        notInspectable: [reason],
        warnAbovePercent: 10,
        source: 'guide: draw',
      }
    },
    'duplicate-id',
    'small-2030 › sampling › substitution: names the reason "moved" twice; each reason stands once, under what it means',
  ],
  [
    'a source in an unknown document',
    (f) => {
      safety(f).whenSource = 'leaflet: page 2'
    },
    'unknown-document',
    'small-2030 › 2.1 Assessment › 2.1.2 › when source: cites "leaflet", which is not among the documents',
  ],
  [
    'a mark never closed',
    (f) => {
      f.report.texts.about = 'This is {service.'
    },
    'broken-mark',
    'small-2030 › report › texts › about: opens a mark with { and never closes it',
  ],
  [
    'a mark never opened',
    (f) => {
      f.report.texts.about = 'This is service}.'
    },
    'broken-mark',
    'small-2030 › report › texts › about: closes a mark with } that was never opened',
  ],
  [
    'a mark of several words',
    (f) => {
      f.report.texts.about = 'This is {the service}.'
    },
    'broken-mark',
    'small-2030 › report › texts › about: has the mark {the service}; a mark is one word in braces, such as {service}',
  ],
  [
    'guidance with a mark in it',
    (f) => {
      safety(f).guidance = 'Look at what {service} wrote.'
    },
    'mark-in-guidance',
    'small-2030 › 2.1 Assessment › 2.1.2 › guidance: has a brace; guidance is shown as it stands and nothing is filled in, so write the words out',
  ],
  [
    'guidance on a fact with a mark in it',
    (f) => {
      f.facts[1].guidance = 'As {service} sees it.'
    },
    'mark-in-guidance',
    'small-2030 › fact rosh-inspector › guidance: has a brace; guidance is shown as it stands and nothing is filled in, so write the words out',
  ],
]
