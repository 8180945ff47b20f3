import { expect, test } from 'vitest'
import { asWritten, breakable } from './paper'

const BREAK = '\u200b'

test('words of a usual length stay as they are', () => {
  const words = 'ನಮ್ಮ ಬೀದಿಯಲ್ಲಿ ಒಂಬತ್ತು ದಿನಗಳಿಂದ ನೀರು ಬಂದಿಲ್ಲ, see https://water.example.'
  expect(breakable(words)).toBe(words)
})

test('a line may end anywhere in what is longer than a line, and nothing is lost', () => {
  for (const long of ['x'.repeat(6_000), 'ಕ್ಷ'.repeat(40), '\u0ccd' + 'a'.repeat(40), '👨‍👩‍👧'.repeat(20)]) {
    const broken = breakable(long)
    expect(broken.split(BREAK).length).toBeGreaterThan(15)
    expect(broken.replaceAll(BREAK, '')).toBe(long)
  }
})

test.each([
  ['Kannada', 'ಕ್ಷ'],
  ['Kannada, of three', 'ಸ್ತ್ರೀ'],
  ['Devanagari', 'क्ष'],
  ['Devanagari, of three', 'स्त्री'],
  ['Gurmukhi', 'ਪ੍ਰ'],
  ['a family', '👨‍👩‍👧'],
])('what is one letter to the eye stays whole: %s', (_what, letter) => {
  expect(breakable(letter.repeat(40)).split(BREAK)).toEqual(Array.from({ length: 40 }, () => letter))
})

test('words are spoken in the language of most of their letters', () => {
  expect(asWritten('  ಪಿಂಚಣಿ SMS ಬಂದಿಲ್ಲ ').language).toBe('kn')
  expect(asWritten('ਪੈਨਸ਼ਨ ਨਹੀਂ ਆਈ').language).toBe('pa')
})
