/** 全国地方公共団体コード: 5 figures and a check digit (総務省). The digit is weak: remainders 0 and 10 share the digit 1. */
export function isLocalGovernmentCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0)
  return (11 - (sum % 11)) % 10 === Number(code[5])
}
