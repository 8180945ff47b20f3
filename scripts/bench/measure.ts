import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** One figure as it is printed: ours beside its bare counterpart, both medians of interleaved rounds. */
export interface Figure {
  name: string
  ours: number
  bare: number | null
  /** Median of the ratios ours / bare, round by round; null where there is nothing to compare with. */
  ratio: number | null
  /** What was aimed at: a ratio, or a figure of ours where there is no counterpart. */
  aim: string
  unit: string
  /** Lowest and highest ratio (or figure) of the rounds. */
  spread: [number, number]
  rounds: number
}

export interface Comparison {
  name: string
  unit: string
  aim: string
  rounds: number
  /** False where a round is so long that a first one, which does not count, would change nothing. */
  warmUp?: boolean
  ours: (round: number) => Promise<number>
  bare: (round: number) => Promise<number>
}

const figures: Figure[] = []

/** Measures ours and bare in turn, after one round of each that does not count, and prints one line of JSON. */
export async function compare(comparison: Comparison): Promise<Figure> {
  const { name, unit, aim, rounds, warmUp = true, ours, bare } = comparison
  const pairs: { ours: number; bare: number }[] = []
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1) {
    // By turns first and second: whoever comes second meets a warmer, or a busier, server.
    const first = round % 2 === 0 ? await ours(round) : undefined
    const other = await bare(round)
    const pair = { ours: first ?? (await ours(round)), bare: other }
    if (round > 0) pairs.push(pair)
  }
  return inTurn(
    { name, unit, aim },
    pairs.map((pair) => pair.ours),
    pairs.map((pair) => pair.bare),
  )
}

/** Prints what was measured by turns, each round of ours beside the one of bare that belongs to it. */
export function inTurn(of: Pick<Figure, 'name' | 'unit' | 'aim'>, ours: number[], bare: number[]): Figure {
  const ratios = ours.map((value, round) => value / (bare[round] ?? Number.NaN))
  return tell({
    ...of,
    ours: median(ours),
    bare: median(bare),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    rounds: ours.length,
  })
}

/** Prints what was measured before and after something that cannot be undone; before takes the place of bare. */
export function beside(of: Pick<Figure, 'name' | 'unit' | 'aim'>, before: number[], after: number[]): Figure {
  const ratios = after.map((value) => value / median(before))
  return tell({
    ...of,
    ours: median(after),
    bare: median(before),
    ratio: median(after) / median(before),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    rounds: after.length,
  })
}

/** Prints a figure that has no counterpart. */
export function state(name: string, values: number[], unit: string, aim: string): Figure {
  return tell({
    ...{ name, unit, aim },
    ours: median(values),
    bare: null,
    ratio: null,
    spread: [Math.min(...values), Math.max(...values)],
    rounds: values.length,
  })
}

function tell(figure: Figure): Figure {
  const rounded = JSON.stringify(figure, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value,
  )
  console.log(rounded)
  figures.push(figure)
  return figure
}

/** Keeps all lines of the run in a file, for docs/performance.md. */
export function keepFigures(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, figures.map((figure) => `${JSON.stringify(figure)}\n`).join(''))
}

/** Until nothing is left. */
export async function untilNone(left: () => Promise<number>): Promise<void> {
  while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

export const median = (values: number[]): number => quantile(values, 0.5)

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Does `work` for each item, so many at once; gives the seconds that all took together. */
export async function secondsFor<Item>(
  items: Item[],
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  const queue = [...items]
  const began = performance.now()
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return (performance.now() - began) / 1_000
}

export const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}
