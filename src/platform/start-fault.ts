/** What keeps the program from starting and a person can mend: told in words, without a stack. */
export class StartFault extends Error {}
