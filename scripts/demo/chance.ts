/** Chance that can be repeated: the same seed draws the same. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1. By mulberry32, good enough for a play. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** Whether something that happens in this share of cases happens now. */
  happens(share: number): boolean {
    return this.next() < share
  }

  pick<One>(all: readonly One[]): One {
    if (all.length === 0) throw new Error('There is nothing to choose from')
    return all[Math.floor(this.next() * all.length)] as One
  }

  /** One of those with a share; larger shares more often. */
  byShare<One extends { share: number }>(all: readonly One[]): One {
    let left = this.next() * all.reduce((sum, { share }) => sum + share, 0)
    return all.find(({ share }) => (left -= share) < 0) ?? this.pick(all)
  }

  /** A chance of its own: what one case draws does not depend on what others do at the same time. */
  branch(): Chance {
    return new Chance(Math.floor(this.next() * 4_294_967_296))
  }
}
