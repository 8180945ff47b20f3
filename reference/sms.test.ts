import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TEMPLATE_NAMES } from '../views/messages/templates'
import { faultLine } from './load'
import { FOLDER, statesAvailable } from './read'
import { readApprovals } from './sms'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'))
  cpSync(join(FOLDER, 'karnataka'), join(folder, 'karnataka'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function after(change: (content: string) => string, templates: readonly string[] = TEMPLATE_NAMES) {
  const path = join(folder, 'karnataka', 'sms.csv')
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  const read = readApprovals('karnataka', templates, folder)
  return read.ok ? { approved: read.approved, faults: [] } : { faults: read.faults.map(faultLine) }
}

const row = /^parked,kn,.*$/m
const lines = () =>
  readFileSync(join(folder, 'karnataka', 'sms.csv'), 'utf8')
    .trimEnd()
    .split('\n')

test.each(statesAvailable())('%s has every text in every language that it offers', (state) => {
  const read = readApprovals(state, TEMPLATE_NAMES)
  expect(read.ok ? [] : read.faults.map(faultLine)).toEqual([])
})

test('a text without ids in a language is not approved there', () => {
  const { approved, faults } = after((content) => content.replace(row, 'parked,kn,,'))
  expect(faults).toEqual([])
  expect(approved?.('parked', 'kn')).toBeNull()
  expect(approved?.('parked', 'en')).toMatchObject({ flowId: 'illustrative-parked-en' })
})

test.each([
  ['an unknown text', 'parkd,kn,,', 'template "parkd" is not known'],
  ['an unknown language', 'parked,ta,,', 'language "ta" must be one of'],
  ['a number that is none of the register', 'parked,kn,110,flow', 'dlt_id "110" must be 19 digits'],
  ['one id only', 'parked,kn,1107161234567890123,', 'flow_id "" is given together with dlt_id'],
  ['a number twice', 'parked,kn,1107000000000001001,flow', 'the dlt_id "1107000000000001001" stands on line'],
  ['a flow twice', 'parked,kn,1107161234567890123,illustrative-otp-en', 'the flow_id "illustrative-otp-en"'],
  ['a text twice', 'parked,en,,', 'the text "parked en" stands on line'],
])('%s is told with file, line and reason', (_, instead, reason) => {
  const line = lines().findIndex((one) => row.test(one)) + 1
  const told = after((content) => content.replace(row, instead)).faults.join('\n')
  expect(told).toContain(reason)
  if (!reason.includes('stands on line')) expect(told).toContain(`reference/karnataka/sms.csv:${line}: `)
})

test('a text that lacks a row, or its English, is told', () => {
  expect(after((content) => content.replace(row, '')).faults).toEqual([
    'reference/karnataka/sms.csv:1: "parked" has no row in kn: give its ids, or leave both empty to send English',
  ])
  expect(after((content) => content.replace(/^otp,en,.*$/m, 'otp,en,,')).faults.join()).toContain(
    '"otp" needs its ids in English',
  )
  const { faults } = after((content) => content, [...TEMPLATE_NAMES, 'new-text'])
  expect(faults.filter((fault) => fault.includes('"new-text" has no row in'))).toHaveLength(4)
})
