/** Do answers that were asked for in turn take equally long? What a busy machine adds to either is no difference. */

const limitMs = 10

/**
 * @param one @param other times in ms of answers that were asked for in turn, pair by pair
 * @returns by how many ms the one takes longer or shorter: the median of the pairs, when it is above the limit and above
 * three standard errors of what the pairs differ among themselves; else null
 */
export function apartMs(one: readonly number[], other: readonly number[]): number | null {
  const differences = one.map((ms, index) => ms - (other[index] ?? ms))
  const apart = Math.abs(median(differences))
  const spread = 1.4826 * median(differences.map((ms) => Math.abs(ms - median(differences)))) // of a normal distribution
  const error = (1.2533 * spread) / Math.sqrt(differences.length)
  return apart < limitMs || apart < 3 * error ? null : apart
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
