/** Binomial coefficients as logarithms, which neither over- nor underflow. */
const logFactorials: number[] = [0]

export function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i += 1) logFactorials.push(logFactorials[i - 1]! + Math.log(i))
  return logFactorials[n]!
}

export const logChoose = (n: number, k: number): number =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k)
