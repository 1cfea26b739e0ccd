/**
 * Completes a caseload from a sample: each further case is a copy of one that is there already, drawn at random from
 * the sampled cases, the cases added before it, and two assumed ones: sufficient on everything, and insufficient on
 * everything. This is the Pólya posterior of a finite population (Ghosh and Meeden, Bayesian Methods for Finite
 * Population Sampling, 1997) on whole cases; the assumed two keep a small sample that is all alike from seeming
 * certain, and are never counted.
 */
import { answer } from './case-vectors.ts'
import type { Chance } from './quick-chance.ts'

/** How many cases of the whole caseload answer each question, and how many of them with yes. */
export interface Counts {
  yes: Int32Array
  relevant: Int32Array
}

export interface Urn extends Counts {
  /** Draws the rest of the caseload afresh; `yes` and `relevant` then hold the whole of it. */
  complete(): void
}

/** Weights are counted in quarters of a case, so that they stay whole. */
const quarters = 4

/** Cases that are alike, once. */
export interface CaseTypes {
  /** Answers by type and question. */
  vectors: Int8Array[]
  /** The type of each sampled case. */
  ofCase: number[]
  allYes: number
  allNo: number
}

export function caseTypes(cases: readonly Int8Array[], questions: number): CaseTypes {
  const vectors: Int8Array[] = []
  const known = new Map<string, number>()
  const typeOf = (vector: Int8Array): number => {
    const key = vector.join()
    const place = known.get(key) ?? vectors.push(vector) - 1
    known.set(key, place)
    return place
  }
  const ofCase = cases.map(typeOf)
  const all = (value: number) => typeOf(new Int8Array(questions).fill(value))
  return { vectors, ofCase, allYes: all(answer.yes), allNo: all(answer.no) }
}

/**
 * @param rest how many cases of the caseload are not among `cases`
 * @param assumed the weight of each of the two assumed cases; a sampled case weighs 1
 */
export function openUrn(
  cases: readonly Int8Array[],
  questions: number,
  rest: number,
  assumed: number,
  chance: Chance,
): Urn {
  const { vectors, ofCase, allYes, allNo } = caseTypes(cases, questions)
  const sampled = cases.length
  const each = assumed * quarters
  if (!Number.isInteger(each) || each < 0)
    throw new RangeError(`The weight of an assumed case is counted in quarters; ${assumed} is not.`)
  if (sampled + assumed === 0) throw new RangeError('There is nothing to draw from.')
  const inUrn = new Int32Array(sampled + rest)
  inUrn.set(ofCase)
  const before = new Int32Array(vectors.length)
  for (const type of ofCase) before[type]! += 1
  const members = new Int32Array(vectors.length)
  const flat = (value: (one: number) => number): Uint8Array =>
    Uint8Array.from(vectors.flatMap((vector) => Array.from(vector, value)))
  const isYes = flat((one) => (one === answer.yes ? 1 : 0))
  const isRelevant = flat((one) => (one === answer.notRelevant ? 0 : 1))
  const yes = new Int32Array(questions)
  const relevant = new Int32Array(questions)

  function draw(): void {
    for (let added = sampled; added < sampled + rest; added += 1) {
      const real = quarters * added
      const at = chance.below(real + 2 * each)
      const type = at < real ? inUrn[at >> 2]! : at < real + each ? allYes : allNo
      inUrn[added] = type
      members[type]! += 1
    }
  }

  function complete(): void {
    members.set(before)
    draw()
    yes.fill(0)
    relevant.fill(0)
    for (let type = 0, at = 0; type < members.length; type += 1) {
      const count = members[type]!
      if (count === 0) {
        at += questions
        continue
      }
      for (let question = 0; question < questions; question += 1, at += 1) {
        yes[question]! += count * isYes[at]!
        relevant[question]! += count * isRelevant[at]!
      }
    }
  }
  return { yes, relevant, complete }
}
