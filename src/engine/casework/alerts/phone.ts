/** Phone numbers as people write them: 020 7946 0000, +44 (0)20 7946 0000, 101, 999, with an extension or without. */

const extension = /\s*(?:ext\.?|extension|x)\s*(\d{1,6})$/i

/** What is wrong with a phone number, and what to do; nothing when it can be dialled. */
export function phoneFault(text: string): string | null {
  if (text.trim() === '') return 'enter a phone number, such as 020 7946 0000'
  const number = text.trim().replace(extension, '')
  if (!/^\+?[\d\s().-]+$/.test(number))
    return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}” is not a phone number; use digits, such as 020 7946 0000`
  const digits = dialled(number).replace('+', '')
  if (digits.length <= 3) {
    // Short codes that work all over the country.
    return ['999', '101', '111', '112', '105', '119'].includes(digits)
      ? null
      : 'this number is too short; enter it in full with its area code'
  }
  if (digits.length < 10) return 'this number is too short; enter it in full with its area code'
  if (digits.length > 15) return 'this number is too long; enter one number only'
  return null
}

/** What a phone is told to dial: digits with the country's plus. The (0) of "+44 (0)20" is not dialled. */
export function dialled(text: string): string {
  const number = text.trim().replace(extension, '')
  const whole = number.startsWith('+') ? number.replace(/\(0\)/, '') : number
  return `${number.startsWith('+') ? '+' : ''}${whole.replaceAll(/\D/g, '')}`
}
