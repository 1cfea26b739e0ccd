/** A probability as people read it: whole per cent, and never 0% or 100% of what is merely unlikely or likely. */
export function chanceInWords(probability: number): string {
  if (probability > 0 && probability < 0.01) return '<1%'
  if (probability < 1 && probability > 0.99) return '>99%'
  return `${Math.round(100 * probability)}%`
}
