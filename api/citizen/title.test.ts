import { expect, test } from 'vitest'
import { titleOf } from './title'

test.each([
  [
    'a short description is its own title',
    'My mother is 71. Her pension has not come.',
    'My mother is 71. Her pension has not come',
  ],
  ['in any script', 'ನೀರು ಬರುತ್ತಿಲ್ಲ\nಮೂರು ದಿನದಿಂದ', 'ನೀರು ಬರುತ್ತಿಲ್ಲ ಮೂರು ದಿನದಿಂದ'],
  [
    'whole sentences need no ellipsis',
    'My mother has not got her old age pension for three months. The bank sends us away.',
    'My mother has not got her old age pension for three months',
  ],
  [
    'a first sentence that says little does not stand alone',
    'My mother is 71. Her old-age pension has not been credited to her bank since the month of August.',
    'My mother is 71. Her old-age pension has not been credited to her bank…',
  ],
  [
    'an abbreviation ends no sentence',
    'The clerk of the taluk office has demanded from us Rs. 500 for the certificate of caste.',
    'The clerk of the taluk office has demanded from us Rs. 500 for the…',
  ],
  [
    'no comma before the ellipsis',
    'The motor of the village borewell burnt down in the storm of Friday, thereafter we had no water.',
    'The motor of the village borewell burnt down in the storm of Friday…',
  ],
])('%s', (_, description, title) => expect(titleOf(description)).toBe(title))

test('words without an end are cut between letters', () => {
  expect(titleOf('ಕ್ಷೀ'.repeat(100))).toBe(`${'ಕ್ಷೀ'.repeat(35)}…`)
})
