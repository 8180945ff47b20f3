import { join } from 'node:path'
import type { Tell } from '../progress'
import { documentFile, documentsIn } from './documents'
import { contentOf, forEach } from './files'
import { keptSegments } from './log'
import type { Base } from './manifest'
import type { Places } from './places'

/** Files of a base that are missing or have not the hash that is expected, by their path in its `data/`. */
export async function damagedFiles(
  folder: string,
  expected: Map<string, string>,
  tell: Tell,
): Promise<string[]> {
  const damaged: string[] = []
  let read = 0
  await forEach(expected, async ([path, hash]) => {
    const content = await contentOf(join(folder, 'data', path))
    if (content?.hash !== hash) damaged.push(path)
    tell(`${(read += 1)} of ${expected.size} files`)
  })
  return damaged
}

/** Documents of the backup that are not what their name says. */
export async function damagedDocuments({ directory, documents }: Places, tell: Tell): Promise<string[]> {
  const damaged: string[] = []
  let read = 0
  await forEach(await documentsIn(documents), async (name) => {
    const content = await contentOf(documentFile(directory, name))
    if (content?.hash !== name) damaged.push(name)
    tell(`${(read += 1)} documents`)
  })
  return damaged
}

/** The first file that is missing from the log after a base, or null where it goes on without a gap. */
export function gapInLog(places: Places, { manifest }: Base): string | null {
  const { first, segmentBytes } = manifest.log
  const positions = new Set(keptSegments(places).map(positionOf))
  const last = [...positions].toSorted().at(-1) ?? ''
  for (let position = positionOf(first); position <= last; position = nextPosition(position, segmentBytes))
    if (!positions.has(position)) return position
  return positions.has(positionOf(manifest.log.last)) ? null : positionOf(manifest.log.last)
}

/** A file's place in the log, without the timeline: a restore begins a new timeline at the same place. */
export const positionOf = (segment: string): string => segment.slice(8)

/** The place after this one: 8 digits that count 4 GB each, 8 that count files in them, both hexadecimal. */
function nextPosition(position: string, segmentBytes: number): string {
  const perPart = 2 ** 32 / segmentBytes
  const next =
    Number.parseInt(position.slice(0, 8), 16) * perPart + Number.parseInt(position.slice(8), 16) + 1
  return [Math.floor(next / perPart), next % perPart]
    .map((part) => part.toString(16).toUpperCase().padStart(8, '0'))
    .join('')
}
