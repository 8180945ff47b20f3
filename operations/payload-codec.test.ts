import { randomBytes } from 'node:crypto'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dataConverterFor, SealedPayloads } from './payload-codec'

const [old, current] = [randomBytes(32), randomBytes(32)]
const codec = new SealedPayloads(new Map([['2026', current]]))
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) as Payload
const value = (of: Payload | undefined) => defaultPayloadConverter.fromPayload(of as Payload)

it('gives back what was sealed, and shows nothing of it meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 12, unit: 'binary' }), async (text) => {
      const [sealed] = await codec.encode([payload({ text })])
      expect(Buffer.from(sealed?.data ?? []).includes(Buffer.from(text))).toBe(false)
      const [opened] = await codec.decode([sealed as Payload])
      expect(value(opened)).toEqual({ text })
    }),
  )
})

it('seals the same content otherwise each time', async () => {
  const [one, other] = await codec.encode([payload('same'), payload('same')])
  expect(one?.data).not.toEqual(other?.data)
})

it('opens what an earlier key has sealed, and what was never sealed', async () => {
  const [sealed] = await new SealedPayloads(new Map([['2025', old]])).encode([payload('of last year')])
  const both = new SealedPayloads(
    new Map([
      ['2026', current],
      ['2025', old],
    ]),
  )
  const opened = await both.decode([sealed as Payload, payload('plain')])
  expect(opened.map(value)).toEqual(['of last year', 'plain'])
  const [anew] = await both.encode([payload('of this year')])
  expect(value((await codec.decode([anew as Payload]))[0])).toBe('of this year')
})

it('refuses what was changed on the way, and names a key that is missing', async () => {
  const [sealed] = await codec.encode([payload('a deadline')])
  const changed = Uint8Array.from(sealed?.data ?? [])
  changed[20] = (changed[20] ?? 0) ^ 1
  await expect(codec.decode([{ ...sealed, data: changed }])).rejects.toThrow()
  const stranger = new SealedPayloads(new Map([['2024', old]]))
  await expect(stranger.decode([sealed as Payload])).rejects.toThrow('No key "2026"')
})

it('is not there where no keys are set', () => {
  expect(dataConverterFor(new Map())).toEqual({})
})
