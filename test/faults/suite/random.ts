/** Chance that can be had again: the same seed and stream give the same draws. */
export type Random = ReturnType<typeof randomOf>

/**
 * @param seed of the run
 * @param stream one for each operation, so that what one draws does not depend on how far the others came
 */
export function randomOf(seed: number, stream: number) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0
  /** mulberry32: from 0 up to, not including, 1. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    between: (least: number, most: number): number => least + below(most - least + 1),
    chance: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('Nothing to pick from')
      return picked
    },
    shuffled: <T>(list: readonly T[]): T[] => {
      const mixed = [...list]
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1)
        ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
      }
      return mixed
    },
    /** One of these, the heavier ones more often. */
    weighted: <T extends { weight: number }>(list: readonly T[]): T => {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0)
      for (const one of list) if ((left -= one.weight) < 0) return one
      throw new Error('Nothing to pick from')
    },
  }
}
