import { Counter } from 'prom-client'
import { expect, test } from 'vitest'
import { readingsOf, type Source } from './readings'

const silent = { counter: { inc: () => {} }, log: { warn: () => {} } }
const never = new Promise<void>(() => {})

function source(read: () => Promise<void>) {
  const told = { reads: 0, forgotten: 0 }
  const one: Source = {
    name: 'one',
    read: () => {
      told.reads += 1
      return read()
    },
    forget: () => {
      told.forgotten += 1
    },
  }
  return { one, told }
}

test('What was read is good for the next scrape, and two at once read once', async () => {
  const { one, told } = source(async () => {})
  const refresh = readingsOf([one], silent)
  await Promise.all([refresh(), refresh()])
  await refresh()
  expect(told).toEqual({ reads: 1, forgotten: 0 })
})

test('A reading that never ends holds a scrape up for less than two seconds, and is not begun again', async () => {
  const { one, told } = source(() => never)
  const refresh = readingsOf([one], silent)
  const started = performance.now()
  await refresh()
  expect(performance.now() - started).toBeLessThan(5_000)
  await refresh()
  expect(told.reads).toBe(1)
})

test('What cannot be read is taken back, told by name, and tried at the next scrape', async () => {
  const counter = new Counter({ name: 'failures', help: '-', labelNames: ['source'], registers: [] })
  const failures = async () => (await counter.get()).values.map(({ value }) => value)
  const { one, told } = source(async () => {
    throw new Error('PostgreSQL is away')
  })
  const refresh = readingsOf([one], { ...silent, counter })
  expect(await failures()).toEqual([0])
  await refresh()
  await refresh()
  expect(told).toEqual({ reads: 2, forgotten: 2 })
  expect(await failures()).toEqual([2])
})
