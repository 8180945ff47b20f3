import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { describeFault } from './fault'

test('The log never learns what a failed query was about', () => {
  const refusal = Object.assign(new Error('invalid input syntax for type uuid: "+919900000001"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (mobile)=(+919900000001) already exists.',
  })
  const fault = describeFault(
    new DrizzleQueryError('select 1 where mobile = $1', ['+919900000001', 'my\nwords'], refusal),
  )
  expect(JSON.stringify(fault)).not.toMatch(/99000|my\\nwords/)
  expect(fault.message).toBe('Failed query: select 1 where mobile = $1')
  expect(fault.cause?.code).toBe('22P02')
})
