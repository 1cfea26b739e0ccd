/** Practice examples that the demonstration's inspectors note, by the part of the key question they are about. */
export const inventedExamples: {
  about: string
  quality: 'good' | 'poor'
  body: string
  notPersonal?: string
}[] = [
  {
    about: 'assessment-desistance',
    quality: 'good',
    body: 'The case manager drew a timeline of the last two years with the child. It showed that every offence followed a change of placement, and the child said so themselves for the first time.',
  },
  {
    about: 'assessment-child-safety',
    quality: 'poor',
    body: 'Four missing episodes were on the police system. The assessment said that there were no concerns, because nobody had asked the police since the year before.',
  },
  {
    about: 'planning-desistance',
    quality: 'good',
    body: 'The plan fitted on one card that the child kept: three aims in their own words, with a picture for each, because reading was hard for them.',
  },
  {
    about: 'planning-others-safety',
    quality: 'poor',
    body: 'The plan listed “call a meeting” as the only step if the threats began again. The case manager could not say who would tell the other family.',
  },
  {
    about: 'delivery-desistance',
    quality: 'good',
    body: 'When the child stopped coming, the worker moved the sessions to the gym where the child trained. Attendance went from two of eight to seven of eight, and the Forward course was finished.',
    notPersonal: 'Forward is the name of a course that many services run.',
  },
]
