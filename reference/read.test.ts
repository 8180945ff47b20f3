import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BROKEN_ROWS } from './broken-rows'
import { checkedReference, faultLine } from './load'

const SHIPPED = fileURLToPath(new URL('.', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'))
  for (const part of ['karnataka', 'policies'])
    cpSync(join(SHIPPED, part), join(folder, part), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Changes one file of the copy and tells the faults as an administrator reads them. */
function faultsAfter(file: string, change: (content: string) => string): string[] {
  const path = join(folder, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  const read = checkedReference('karnataka', folder)
  return read.ok ? [] : read.faults.map(faultLine)
}

const added = (row: string) => (content: string) => `${content}${row}\n`
const lastLine = (file: string) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length

describe('a broken row is told with file, line and reason', () => {
  test.each(BROKEN_ROWS)('%s', (_, name, row, reason) => {
    const file = `karnataka/${name}`
    const faults = faultsAfter(file, added(row))
    expect(faults).toContainEqual(expect.stringContaining(`reference/${file}:${lastLine(file)}: `))
    expect(faults.join('\n')).toContain(reason)
  })
})

test('a level that is missing, or below the one before it, is told', () => {
  const faults = faultsAfter('karnataka/matrix.csv', (content) =>
    content
      .replace(/^ambulance,L3.*\n/m, '')
      .replace(
        'street-light,L2,urban,municipal-commissioner,town',
        'street-light,L2,urban,municipal-commissioner,state',
      ),
  )
  expect(faults.join('\n')).toContain('"ambulance" has no L3 in matrix.csv')
  expect(faults.join('\n')).toContain('L3 sits at a district, below L2 at a state')
})

test('a circle of deputies is told once for each posting in it', () => {
  const [one, other] = ['revenue/tahsildar@dharwad.dharwad', 'revenue/tahsildar@dharwad.navalgund']
  const faults = faultsAfter(
    'karnataka/vacancies.csv',
    added(`${one},in-charge,${other}\n${other},in-charge,${one}`),
  )
  expect(faults.filter((fault) => fault.includes('in a circle'))).toHaveLength(2)
})

test('a place too wide to find its L1 is told', () => {
  const faults = faultsAfter('karnataka/services.csv', (content) =>
    content.replace(/^(street-light,.*),town,/m, '$1,district,'),
  )
  expect(faults.join('\n')).toContain('place "district" is wider than the office of L1, a town')
})

test('what a spreadsheet does to a file is told: column lost, encoding, open quote, no file', () => {
  const file = 'karnataka/holidays.csv'
  expect(faultsAfter(file, (content) => content.replace('name_kn', 'kannada'))).toEqual([
    `reference/${file}:1: the column name_kn is missing`,
    `reference/${file}:1: the column "kannada" is not known`,
  ])
  expect(
    faultsAfter(
      file,
      () => 'date,name_en,name_kn,name_hi,name_pa,declared_on\n2026-01-26,\uFFFD,\uFFFD,,,\n',
    ),
  ).toEqual([`reference/${file}:1: is not saved as UTF-8`])
  expect(
    faultsAfter(file, () => 'date,name_en,name_kn,name_hi,name_pa,declared_on\n2026-01-26,"Feast,x,\n')[0],
  ).toMatch(/:2: cannot be read as CSV/)
  rmSync(join(folder, file))
  const read = checkedReference('karnataka', folder)
  expect(read.ok ? [] : read.faults.map(faultLine)).toEqual([`reference/${file}:1: the file is missing`])
})

test('a byte order mark and Windows line ends change nothing', () => {
  expect(
    faultsAfter('karnataka/holidays.csv', (content) => `\uFEFF${content.replaceAll('\n', '\r\n')}`),
  ).toEqual([])
})

test('a policy without a figure, and a state with an unknown policy, are told', () => {
  const file = 'policies/ka-ipgrs.json'
  expect(faultsAfter(file, (content) => content.replace('"at": "17:00"', '"at": "25:00"')).join()).toContain(
    'must be an hour',
  )
  cpSync(join(SHIPPED, file), join(folder, file))
  const faults = faultsAfter('karnataka/state.json', (content) => content.replace('"ka-ipgrs"', '"ka-2099"'))
  expect(faults).toEqual(['reference/karnataka/state.json:1: policy "ka-2099" is not in reference/policies'])
})

test('a service that ends where no track of the state’s policy ends is told', () => {
  cpSync(join(SHIPPED, 'punjab'), join(folder, 'punjab'), { recursive: true })
  const file = 'policies/pb-2020.json'
  const kept = readFileSync(join(folder, file), 'utf8')
  writeFileSync(join(folder, file), kept.replace('"endsAt": "state"', '"endsAt": "division"'))
  const read = checkedReference('punjab', folder)
  const told = read.ok ? [] : read.faults.map(faultLine)
  expect(told.length).toBeGreaterThan(50)
  expect(told[0]).toMatch(
    /^reference\/punjab\/matrix\.csv:\d+: "[\w-]+" ends at a state, where no track of pb-2020 ends$/,
  )
})
