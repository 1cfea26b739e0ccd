/** The answers of one case by question id. Key questions take yes or no; prompts may also not be applicable. */
export type AnswerValue = 'yes' | 'no' | 'not-applicable'
export type Answers = Readonly<Record<string, { value: AnswerValue } | undefined>>
