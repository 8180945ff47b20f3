import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { NEEDLES } from './planted'
import { lookThrough, pieceOf } from './search'

const leaksOf = async (content: string) =>
  (await lookThrough({ name: 'a log', pieces: () => [pieceOf('web.log', content)] })).leaks

describe('The search for what was planted', () => {
  test.each(NEEDLES)(
    'finds %s in clear, in JSON, in an address and in base64, whatever stands around it',
    async (needle) => {
      const escaped = JSON.stringify(needle).replace(
        /[^ -~]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      const base64 = [0, 1, 2, 3, 4, 5].map((before) =>
        Buffer.concat([randomBytes(before), Buffer.from(needle), randomBytes(7 - before)]).toString('base64'),
      )
      for (const form of [needle, escaped, encodeURIComponent(needle), ...base64])
        expect([form, (await leaksOf(`before ${form} after`)).length > 0]).toEqual([form, true])
    },
  )

  test('finds nothing in the token of a task, though its base64 holds zeros', async () => {
    const token = Buffer.from('default/KA26000000 0000/activity 00000').toString('base64')
    expect(token).toContain('MDAw')
    expect(await leaksOf(`WARN activity not found task_token=${token}`)).toEqual([])
  })
})
