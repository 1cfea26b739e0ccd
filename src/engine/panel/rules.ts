/** What holds for a ratings panel where a framework does not say: those published before it was kept there. */
import type { Framework } from '../framework/shape.ts'

/** One person is no panel. The published standards name no number, so this one is a choice of our own. */
const usualQuorum = 2

/** How many must be free to decide at the least, the chair among them. A meeting may ask for more, and not for fewer. */
export const leastQuorum = ({ panel }: Pick<Framework, 'panel'>): number => panel?.quorum ?? usualQuorum
