/** Names used twice: what an author may get wrong, and what they are told. */
import { assessment, type Row, safety } from './broken-framework.ts'

export const nameRows: Row[] = [
  [
    'two documents with one id',
    (f) => {
      f.documents.push({ ...f.documents[0] })
    },
    'duplicate-id',
    'small-2030 › document guide: the document id "guide" is used twice; give each its own',
  ],
  [
    'two ratings with one label',
    (f) => {
      f.ratings[3].label = 'good'
    },
    'duplicate-id',
    'small-2030 › rating outstanding: the rating label "good" is used twice; give each its own',
  ],
  [
    'two facts with one id',
    (f) => {
      f.facts.push({ ...f.facts[2] })
    },
    'duplicate-id',
    'small-2030 › fact child-safety-factors: the fact id "child-safety-factors" is used twice; give each its own',
  ],
  [
    'two columns with one id',
    (f) => {
      f.caseload.columns.push({ ...f.caseload.columns[2] })
    },
    'duplicate-id',
    'small-2030 › caseload › column disposal_date: the column id "disposal_date" is used twice; give each its own',
  ],
  [
    'two case kinds with one id',
    (f) => {
      f.caseKinds.push({ ...f.caseKinds[0] })
    },
    'duplicate-id',
    'small-2030 › case kind court: the case kind id "court" is used twice; give each its own',
  ],
  [
    'one code twice in a list',
    (f) => {
      f.codeLists.level.push({ code: 'low', label: 'Very low' })
    },
    'duplicate-id',
    'small-2030 › code list level › low: the code "low" is used twice; give each its own',
  ],
  [
    'two domains with one id',
    (f) => {
      f.domains[2].id = 'work'
    },
    'duplicate-id',
    'small-2030 › domain 3: the domain id "work" is used twice; give each its own',
  ],
  [
    'two standards with one id',
    (f) => {
      f.domains[1].standards[1].id = 'assessment'
    },
    'duplicate-id',
    'small-2030 › 2.2 Joint working: the standard id "assessment" is used twice; give each its own',
  ],
  [
    'a prompt with the id of a key question',
    (f) => {
      safety(f).prompts[0].id = 'assess-why'
    },
    'duplicate-id',
    'small-2030 › 2.1 Assessment › 2.1.2 › prompt a: the question id "assess-why" is used twice; give each its own',
  ],
  [
    'two key questions with one reference',
    (f) => {
      safety(f).ref = '2.1.1'
    },
    'duplicate-reference',
    'small-2030 › 2.1 Assessment › 2.1.1: the reference "2.1.1" is used twice; give each its own',
  ],
  [
    'two prompts with one letter',
    (f) => {
      assessment(f).keyQuestions[0].prompts[1].letter = 'a'
    },
    'duplicate-letter',
    'small-2030 › 2.1 Assessment › 2.1.1 › prompt a: the letter "a" is used twice; give each its own',
  ],
  [
    'a reference that belongs elsewhere',
    (f) => {
      safety(f).ref = '2.4.2'
    },
    'misplaced-reference',
    'small-2030 › 2.1 Assessment › 2.4.2: stands under 2.1, so its reference must start with 2.1., not 2.4.2',
  ],
]
