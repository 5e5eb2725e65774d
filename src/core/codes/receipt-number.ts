/** 受付番号: a sequence scrambled one-to-one onto eight figures, with a Luhn check digit, said by telephone as 4-4-1. */

const range = 100_000_000n
const factor = 61_803_397n // odd and not a multiple of 5: a bijection modulo 10^8
const offset = 3_094_172n

/** @param sequence from `receipt_number_seq`; beyond 10^8 the number grows by leading figures */
export function receiptNumber(sequence: bigint): string {
  const scrambled = ((sequence % range) * factor + offset) % range
  const round = sequence / range
  const figures = `${round > 0n ? round : ''}${String(scrambled).padStart(8, '0')}`
  return `${figures.slice(0, -4)}-${figures.slice(-4)}-${luhnDigit(figures)}`
}

export function isReceiptNumber(text: string): boolean {
  const match = /^(\d{4,12})-(\d{4})-(\d)$/.exec(text)
  return match !== null && luhnDigit(`${match[1]}${match[2]}`) === Number(match[3])
}

/** Luhn check digit over figures (ISO/IEC 7812-1 annex B). */
export function luhnDigit(figures: string): number {
  const sum = [...figures].reverse().reduce((total, figure, index) => {
    const value = Number(figure) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
