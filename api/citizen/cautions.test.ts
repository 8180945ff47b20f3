import { describe, expect, test } from 'vitest'
import { cautionsIn } from './cautions'

describe('Before a text is sent, its writer hears', () => {
  test.each([
    ['a mobile number', 'Call me at 98860 12345, please.', 'phone-number'],
    ['the same in Kannada digits', 'ನನ್ನ ಸಂಖ್ಯೆ ೯೮೮೬೦೧೨೩೪೫', 'phone-number'],
    ['the same in Hindi digits', 'मेरा नंबर ९८८६०१२३४५ है', 'phone-number'],
    ['the same in Punjabi digits', 'ਮੇਰਾ ਨੰਬਰ ੯੮੮੬੦੧੨੩੪੫ ਹੈ', 'phone-number'],
    ['an email address', 'Write to savitri.k@example.in', 'email-address'],
    // Made up, with a right check digit.
    ['an Aadhaar number', 'My Aadhaar is 2341 2341 2346.', 'aadhaar-number'],
    ['a bank card', 'Card 4111 1111 1111 1111 was charged.', 'card-number'],
    ['a PAN', 'PAN ABCPK1234L', 'pan'],
    ['abuse in English', 'Your bastards took money.', 'rude-words'],
    ['abuse in Kannada', 'ಅವನೊಬ್ಬ ಸೂಳೆಮಗ.', 'rude-words'],
    ['abuse in Hindi', 'वह हरामखोर है।', 'rude-words'],
    ['abuse in Punjabi', 'ਉਹ ਹਰਾਮਖੋਰ ਹੈ।', 'rude-words'],
  ])('of %s', (_what, text, caution) => {
    expect(cautionsIn(text)).toEqual([caution])
  })

  test.each([
    ['a consumer number of twelve digits that is no Aadhaar number', 'RR number 234123412345 has no supply.'],
    ['a pension account', 'Pension payment order 1234567890123 has not been paid.'],
    ['dates and amounts', 'On 12-11-2026 I paid Rs 45,000 for 3 months from 01.08.2026 to 31.10.2026.'],
    ['a survey number', 'Survey No. 123/4A, khata 1987, mutation 2026-2027.'],
    ['a grievance number', 'See KA26 H7K3 M9Q2.'],
    ['stray dogs', 'आवारा कुत्ते के काटने से बच्चा घायल हुआ। Kutte ke kaatne se dar hai.'],
    ['an innocent word with a rude one inside', 'The Haramiya street and the Scunthorpe road are dark.'],
  ])('nothing of %s', (_what, text) => {
    expect(cautionsIn(text)).toEqual([])
  })
})
