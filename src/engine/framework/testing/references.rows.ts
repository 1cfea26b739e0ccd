/** Names of other parts: what an author may get wrong, and what they are told. */
import { assessment, type Row } from './broken-framework.ts'

export const referenceRows: Row[] = [
  [
    'a fact with an unknown code list',
    (f) => {
      f.facts[1].codes = 'grades'
    },
    'unknown-code-list',
    'small-2030 › fact rosh-inspector: names the code list "grades", which does not exist; use level, court-disposal or other-disposal',
  ],
  [
    'a choice without a code list',
    (f) => {
      delete f.facts[1].codes
    },
    'choice-without-codes',
    'small-2030 › fact rosh-inspector: is a choice but names neither a code list nor a column; add codes',
  ],
  [
    'a yes-or-no fact with a code list',
    (f) => {
      f.facts[2].codes = 'level'
    },
    'needless-codes',
    'small-2030 › fact child-safety-factors: is answered yes or no, so it takes no code list; remove codes',
  ],
  [
    'a column with an unknown code list',
    (f) => {
      f.caseload.columns[3].codes = 'grades'
    },
    'unknown-code-list',
    'small-2030 › caseload › column rosh: names the code list "grades", which does not exist; use level, court-disposal or other-disposal',
  ],
  [
    'a column of codes without a code list',
    (f) => {
      delete f.caseload.columns[3].codes
    },
    'choice-without-codes',
    'small-2030 › caseload › column rosh: holds codes but names no code list, like the column "disposal"; only one column can stand for the disposal, so add codes',
  ],
  [
    'a fact from an unknown column',
    (f) => {
      f.facts[0].column = 'outcome'
    },
    'unknown-column',
    'small-2030 › fact disposal: names the column "outcome", which does not exist; use case_ref, disposal, disposal_date or rosh',
  ],
  [
    'a fact for an unknown case kind',
    (f) => {
      f.facts[2].caseKinds = ['court', 'out-of-court', 'prison']
    },
    'unknown-case-kind',
    'small-2030 › fact child-safety-factors: names the case kind "prison", which does not exist; use court or out-of-court',
  ],
  [
    'disposals that no list holds',
    (f) => {
      f.caseKinds[0].disposals = 'sentences'
    },
    'unknown-code-list',
    'small-2030 › case kind court: names the code list "sentences", which does not exist; use level, court-disposal or other-disposal',
  ],
  [
    'a standard judged from unnamed cases',
    (f) => {
      delete assessment(f).caseKind
    },
    'no-case-kind',
    'small-2030 › 2.1 Assessment: is judged from cases but does not say which; add caseKind: court or out-of-court',
  ],
  [
    'a standard of an unknown case kind',
    (f) => {
      f.domains[2].standards[0].ratedOnlyWithCases = 'prison'
    },
    'unknown-case-kind',
    'small-2030 › 3.1 A module: names the case kind "prison", which does not exist; use court or out-of-court',
  ],
  [
    'a limit by an unknown standard',
    (f) => {
      f.limitingJudgements[0].standard = 'morale'
    },
    'unknown-standard',
    'small-2030 › limiting judgement morale: names the standard "morale", which does not exist; use leaders, assessment, joint or module',
  ],
  [
    'a limit to an unknown rating',
    (f) => {
      f.limitingJudgements[0].overallAtMost = 'fine'
    },
    'unknown-rating',
    'small-2030 › limiting judgement module: names the rating "fine", which does not exist; use inadequate, requires-improvement, good or outstanding',
  ],
  [
    'discretion in an unknown domain',
    (f) => {
      f.discretion.domains.push('weather')
    },
    'unknown-domain',
    'small-2030 › discretion › domains: names the domain "weather", which does not exist; use organisation, work or modules',
  ],
]
