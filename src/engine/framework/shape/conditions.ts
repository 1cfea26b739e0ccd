/** A rule over facts, such as which cases answer a question. */
import { z } from 'zod'
import { id, text } from './values.ts'

/** A rule over facts. Facts without an answer make it undecided, never false. */
export type Condition =
  | { fact: string; is: string[] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: id, is: z.array(text).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
)
