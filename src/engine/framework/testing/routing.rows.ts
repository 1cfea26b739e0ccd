/** Which cases count: what an author may get wrong, and what they are told. */
import { type Row, safety } from './broken-framework.ts'

export const routingRows: Row[] = [
  [
    'a rule about an unknown fact',
    (f) => {
      safety(f).when.fact = 'mood'
    },
    'unknown-fact',
    'small-2030 › 2.1 Assessment › 2.1.2 › when: asks about the fact "mood", which is not among the facts',
  ],
  [
    'a rule with a code that the fact never has',
    (f) => {
      safety(f).when.is = ['yes', 'maybe']
    },
    'unknown-code',
    'small-2030 › 2.1 Assessment › 2.1.2 › when: compares "child-safety-factors" with "maybe", which it never is; use yes or no',
  ],
  [
    'a rule deep inside another',
    (f) => {
      safety(f).when = {
        all: [{ fact: 'rosh-inspector', is: ['low'] }, { not: { fact: 'rosh-inspector', is: ['huge'] } }],
      }
    },
    'unknown-code',
    'small-2030 › 2.1 Assessment › 2.1.2 › when › second entry › not: compares "rosh-inspector" with "huge", which it never is; use low, medium or high',
  ],
  [
    'a rule about a fact of other cases',
    (f) => {
      safety(f).when = { fact: 'disposal', is: ['youth-caution'] }
    },
    'fact-not-recorded',
    'small-2030 › 2.1 Assessment › 2.1.2 › when: asks about the fact "disposal", which is not recorded for cases of the kind "court"',
  ],
  [
    'a rule where no cases are counted',
    (f) => {
      f.domains[0].standards[0].keyQuestions[0].when = { fact: 'escalated', is: ['yes'] }
    },
    'rule-without-cases',
    'small-2030 › 1.1 Leaders › 1.1.1 › when: says which cases count, but the standard is judged on all the evidence; remove the rule',
  ],
  [
    'facts that wait for each other',
    (f) => {
      f.facts[2].when = { fact: 'rosh-inspector', is: ['low'] }
      f.facts[1].when = { fact: 'rosh-inspector', is: ['low'] }
    },
    'circular-fact',
    'small-2030 › fact rosh-inspector › when: depends on the fact "rosh-inspector" itself, so it could never be asked',
  ],
  [
    'a fact compared with one that is not there',
    (f) => {
      f.facts[1].against = { fact: 'mood', askWhyFrom: 2 }
    },
    'unknown-fact',
    'small-2030 › fact rosh-inspector › against: asks about the fact "mood", which is not among the facts',
  ],
  [
    'a fact compared with one of other codes',
    (f) => {
      f.facts[1].against = { fact: 'disposal', askWhyFrom: 2 }
    },
    'compared-codes',
    'small-2030 › fact rosh-inspector › against: compares with "disposal", which has other codes; only answers from one code list can be compared',
  ],
  [
    'a remark about a fact that is not there',
    (f) => {
      f.remarks = [{ id: 'odd', about: 'mood', when: { fact: 'escalated', is: ['yes'] }, text: 'Odd.' }]
    },
    'unknown-fact',
    'small-2030 › remark odd: asks about the fact "mood", which is not among the facts',
  ],
  [
    'a remark whose rule asks about a fact that is not there',
    (f) => {
      f.remarks = [{ id: 'odd', about: 'escalated', when: { fact: 'mood', is: ['bad'] }, text: 'Odd.' }]
    },
    'unknown-fact',
    'small-2030 › remark odd › when: asks about the fact "mood", which is not among the facts',
  ],
  [
    'a remark on a standard that is not there',
    (f) => {
      const when = { fact: 'escalated', is: ['yes'] }
      f.remarks = [{ id: 'odd', about: 'escalated', when, answered: 'reviewing', text: 'Odd.' }]
    },
    'unknown-standard',
    'small-2030 › remark odd: names the standard "reviewing", which does not exist',
  ],
]
