/** Exact fractions of whole numbers, for sizes that must not depend on how a machine rounds. `bottom` is above 0. */
export type Fraction = { top: bigint; bottom: bigint }

/** Reads a decimal such as "1.2816" without any loss. */
export function fractionOfDecimal(decimal: string): Fraction {
  const [whole = '0', digits = ''] = decimal.split('.')
  return { top: BigInt(whole + digits), bottom: 10n ** BigInt(digits.length) }
}

export const wholeFraction = (value: number): Fraction => ({ top: BigInt(value), bottom: 1n })

export const times = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.top,
  bottom: a.bottom * b.bottom,
})

/** The smallest whole number that is not below a fraction of 0 or more. */
export const roundUp = (value: Fraction): number => Number((value.top + value.bottom - 1n) / value.bottom)

/** A fraction of 0 or more as text with this many decimals, half up. */
export function decimalText(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const scaled = (2n * value.top * scale + value.bottom) / (2n * value.bottom)
  if (decimals === 0) return String(scaled)
  return `${scaled / scale}.${String(scaled % scale).padStart(decimals, '0')}`
}
