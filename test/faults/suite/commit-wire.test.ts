import { expect, test } from 'vitest'
import { CommitReader } from './commit-wire'

const message = (type: string, text: string) => {
  const body = Buffer.from(text, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type, 'latin1'), length, body])
}
const greeting = message('', '\0\x03\0\0user\0janaspandana\0\0')

function reader(): CommitReader {
  const fresh = new CommitReader()
  expect(fresh.saysCommit(greeting)).toBe(false)
  return fresh
}

test('a plain COMMIT is seen, in whatever pieces it comes', () => {
  const commit = message('Q', 'commit\0')
  const pieces = reader()
  expect(pieces.saysCommit(commit.subarray(0, 7))).toBe(false)
  expect(pieces.saysCommit(commit.subarray(7))).toBe(true)
})

test('a prepared COMMIT is seen each time that it is run', () => {
  const prepared = reader()
  expect(prepared.saysCommit(message('P', 'c1\0commit\0\0\0'))).toBe(false)
  expect(prepared.saysCommit(message('B', '\0c1\0\0\0\0\0\0\0'))).toBe(true)
  expect(prepared.saysCommit(message('B', '\0c2\0\0\0\0\0\0\0'))).toBe(false)
  expect(prepared.saysCommit(message('B', '\0c1\0\0\0\0\0\0\0'))).toBe(true)
})

test('a COMMIT that somebody writes about is none', () => {
  expect(reader().saysCommit(message('Q', "insert into writings values ('commit')\0"))).toBe(false)
})
