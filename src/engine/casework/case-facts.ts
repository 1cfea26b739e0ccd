/** What is known about a case: the value of each fact by its id, "yes" or "no" or a code; undefined when unanswered. */
export type CaseFacts = Readonly<Record<string, string | undefined>>
