import type { Reference } from '../read'
import type { RowFault } from '../table'
import { codesOf, repeats, unknown } from './repeats'

/** Counters are told apart, and each stands in an area that exists. */
export function counterFaults({ counters, areas }: Reference): RowFault[] {
  const places = codesOf(areas)
  return [
    ...repeats(counters, ({ code }) => code, 'the code'),
    ...counters.flatMap(({ line, area }) => unknown(line, 'area', area, places)),
  ]
}
