import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { damagedFiles, gapInLog } from './check'
import { copyFile } from './files'
import { checksumsOf, completeBases, writeManifest } from './manifest'
import { placesIn, type Places } from './places'
import { keepLatest } from './prune'
import { baseFor } from './restoration'

let places: Places
beforeEach(() => {
  places = placesIn(mkdtempSync(join(tmpdir(), 'janaspandana-keeping-')))
  for (const folder of [places.bases, places.log]) mkdirSync(folder)
})
afterEach(() => rmSync(places.directory, { recursive: true }))

const keep = (...names: string[]) =>
  names.forEach((name) => writeFileSync(join(places.log, `${name}.gz`), ''))
const segment = (count: number, timeline = 1) =>
  `${String(timeline).padStart(8, '0')}${'00000000'}${count.toString(16).toUpperCase().padStart(8, '0')}`

/** A base of one file, which was made at that hour and needs the log from there on. */
async function base(hour: number, first: number) {
  const at = new Date(Date.UTC(2026, 10, 26, hour))
  const folder = join(places.bases, `20261126T${String(hour).padStart(2, '0')}0000Z`)
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(places.directory, 'original'), `data of ${hour}`)
  const content = await copyFile(join(places.directory, 'original'), join(folder, 'data', 'one'))
  await writeManifest(folder, new Map([['one', content!]]), {
    ...{
      startedAt: at,
      completedAt: at,
      postgres: '18.4',
      by: 'copy',
      databases: [],
      documents: { files: 0 },
    },
    log: { first: segment(first), last: segment(first), segmentBytes: 2 ** 24 },
  })
}

test('The latest are kept, with the log since the oldest of them; half ones go, histories of timelines stay', async () => {
  for (const [hour, first] of [
    [1, 2],
    [2, 5],
    [3, 9],
  ] as const)
    await base(hour, first)
  mkdirSync(join(places.bases, '20261126T040000Z', 'data'), { recursive: true })
  keep(...[2, 3, 4, 5, 6, 7, 8, 9].map((count) => segment(count)), segment(4, 2), '00000002.history')
  keep(`${segment(2)}.00000028.backup`)
  expect(keepLatest(places, 2)).toEqual({ bases: 2, log: 5 })
  expect(completeBases(places).map(({ name }) => name)).toEqual(['20261126T020000Z', '20261126T030000Z'])
  expect(readdirSync(places.log).length).toBe(6)
  expect(existsSync(join(places.log, '00000002.history.gz'))).toBe(true)
})

test('A gap in the log is found, over the end of a part of 4 GB too; another timeline at the same place fills it', async () => {
  await base(1, 254)
  const [one] = completeBases(places)
  expect(gapInLog(places, one!)).toBe('00000000000000FE')
  keep(segment(254), '000000010000000100000000')
  expect(gapInLog(places, one!)).toBe('00000000000000FF')
  keep(segment(255, 2))
  expect(gapInLog(places, one!)).toBeNull()
})

test('A file that was changed, or a list of hashes that was, is found', async () => {
  await base(1, 2)
  const [one] = completeBases(places)
  const expected = await checksumsOf(one!)
  expect(await damagedFiles(one!.folder, expected!, () => {})).toEqual([])
  writeFileSync(join(one!.folder, 'data', 'one'), 'something else')
  expect(await damagedFiles(one!.folder, expected!, () => {})).toEqual(['one'])
  writeFileSync(join(one!.folder, 'files.sha256'), '')
  expect(await checksumsOf(one!)).toBeNull()
})

test('The newest base that was whole at the instant is taken', async () => {
  for (const hour of [1, 2, 3]) await base(hour, hour)
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour, 30))
  expect(baseFor(places, at(2)).name).toBe('20261126T020000Z')
  expect(baseFor(places, null).name).toBe('20261126T030000Z')
  expect(() => baseFor(places, at(0))).toThrow('2026-11-26T06:30:00+05:30')
})
