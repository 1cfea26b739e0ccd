/** More sentences about the inspection of held-out-world.ts, written once the rules were mended by the first ones; no rule was changed for these. */
import type { HeldOut } from './held-out-sentences.ts'

const pair = (section: string, says: string, wrong: string): HeldOut => ({ in: section, says, wrong })
const quiet = (section: string, says: string): HeldOut => ({ in: section, says, wrong: null })

export const heldOutLater: readonly HeldOut[] = [
  pair(
    '2.1',
    'Inspectors were satisfied with the assessment of the child’s safety in 11 cases out of 20.',
    'Inspectors were satisfied with the assessment of the child’s safety in 14 cases out of 20.',
  ),
  pair(
    '2.1',
    'Controls and help that would keep the child safe were worked out in 10 of 19 cases.',
    'Controls and help that would keep the child safe were worked out in 13 of 19 cases.',
  ),
  pair(
    '2.1',
    'Barriers such as housing or lost schooling were looked at in nine of the 14 cases concerned.',
    'Barriers such as housing or lost schooling were looked at in six of the 14 cases concerned.',
  ),
  pair(
    '2.1',
    'Some 65 per cent of assessments analysed well enough why the child had offended.',
    'Some 85 per cent of assessments analysed well enough why the child had offended.',
  ),
  pair(
    '2.1',
    'The risk the child posed, to whom and of what, was named and explained in only 8 of 18 cases.',
    'The risk the child posed, to whom and of what, was named and explained in only 11 of 18 cases.',
  ),
  quiet('2.1', 'Assessments were countersigned within 10 days in 15 cases, and within a month in all.'),
  quiet('2.1', 'In six of these nine cases the offence had been against another child in the home.'),
  quiet('2.1', 'More than half of assessments had been begun by somebody who had since left.'),
  pair(
    '2.2',
    'Planning to support desistance met our standard in 16 of 20 cases, which is 80 per cent.',
    'Planning to support desistance met our standard in 16 of 20 cases, which is 70 per cent.',
  ),
  pair(
    '2.2',
    'Other agencies were brought in, and other plans for the child fitted, in 12 of 17 cases.',
    'Other agencies were brought in, and other plans for the child fitted, in 8 of 17 cases.',
  ),
  pair(
    '2.2',
    'Seven of the 20 plans did too little to keep the child safe.',
    'Ten of the 20 plans did too little to keep the child safe.',
  ),
  pair(
    '2.2',
    'Known and possible victims, and worries about them, were dealt with in 8 of 13 plans.',
    'Known and possible victims, and worries about them, were dealt with in 11 of 13 plans.',
  ),
  pair(
    '2.2',
    'Planning for the safety of others was stronger than planning for the safety of the child.',
    'Planning for the safety of others was weaker than planning for the safety of the child.',
  ),
  quiet(
    '2.2',
    'Every plan we read had been shared with the child, half of them in a form made for that child.',
  ),
  quiet('2.2', 'Planning meetings were attended by schools in 45 per cent of cases.'),
  quiet('2.2', 'It took two attempts in five cases before the plan was agreed.'),
  pair(
    '2.3',
    'Services made the child safer and better off in 15 of 18 relevant cases.',
    'Services made the child safer and better off in 10 of 18 relevant cases.',
  ),
  pair(
    '2.3',
    'Delivery that kept other people safe was seen in 85 per cent of cases (17 of 20).',
    'Delivery that kept other people safe was seen in 75 per cent of cases (17 of 20).',
  ),
  pair(
    '2.3',
    'Family and wider life were taken into account in four-fifths of the services delivered.',
    'Family and wider life were taken into account in half of the services delivered.',
  ),
  quiet('2.3', 'Sessions were cancelled in a quarter of cases while the building was closed.'),
  quiet('2.3', 'Delivery started late in five of the 20 cases, through no fault of the child.'),
  pair(
    '2.4',
    'In nine of the 20 cases reviewing did not help the child to stop offending.',
    'In six of the 20 cases reviewing did not help the child to stop offending.',
  ),
  pair(
    '2.4',
    'Changes in the risk of harm were spotted and answered in half of the 16 relevant cases.',
    'Changes in the risk of harm were spotted and answered in a quarter of the 16 relevant cases.',
  ),
  pair('2.4', 'Reviewing is rated ‘Requires improvement’.', 'Reviewing is rated ‘Good’.'),
  quiet('2.4', 'Twelve reviews were prompted by a new offence, eight by a move.'),
  pair(
    '3.1',
    'Nine of 14 assessments got to the bottom of the child’s offending.',
    'Eleven of 14 assessments got to the bottom of the child’s offending.',
  ),
  pair(
    '3.2',
    'All but three plans did enough to keep the child safe.',
    'All but one plan did enough to keep the child safe.',
  ),
  pair(
    '3.3',
    'Known and possible victims were protected well in six of seven cases.',
    'Known and possible victims were protected well in three of seven cases.',
  ),
  quiet('3.2', 'Plans were agreed within three weeks in 13 of 14 cases.'),
  quiet('3.3', 'All 14 children were offered mentoring; nine accepted.'),
  pair(
    'executive-summary',
    'Reviewing was the weaker part of court work: it kept other people safe in half of court cases.',
    'Reviewing was the weaker part of court work: it kept other people safe in four-fifths of court cases.',
  ),
  pair(
    'executive-summary',
    'Out-of-court assessment showed how to keep the child safe in 71 per cent of cases.',
    'Out-of-court assessment showed how to keep the child safe in 51 per cent of cases.',
  ),
  quiet(
    'executive-summary',
    'Three-quarters of the budget comes from the council, and 8 per cent from a grant.',
  ),
  quiet('executive-summary', 'Four out of five children live in two of the 14 wards.'),
  quiet('diversity', 'Interpreters were used in three cases, all of them well.'),
]
