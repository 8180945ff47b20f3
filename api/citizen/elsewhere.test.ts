import { describe, expect, test } from 'vitest'
import { elsewhereFor } from './elsewhere'

describe('Who describes a matter that the portal cannot settle hears whose it is', () => {
  test.each([
    ['I filed an RTI and the office gave no reply for two months.', 'right-to-information'],
    ['ನನ್ನ ಜಮೀನಿನ ಕೇಸ್ ಮೂರು ವರ್ಷದಿಂದ ನ್ಯಾಯಾಲಯದಲ್ಲಿದೆ, ನ್ಯಾಯಾಲಯದಲ್ಲಿ ಬಾಕಿ ಇದೆ.', 'sub-judice'],
    ['हमारा मुकदमा अदालत में है, अधिकारी कुछ नहीं करते।', 'sub-judice'],
    ['ਮੇਰਾ ਪਾਸਪੋਰਟ ਤਿੰਨ ਮਹੀਨਿਆਂ ਤੋਂ ਨਹੀਂ ਆਇਆ।', 'other-government'],
    ['The railway gate near our village is broken.', 'other-government'],
    ['My promotion was given to a junior in the seniority list.', 'service-matter'],
    ['Someone took 40,000 rupees from me by UPI fraud.', 'cyber-fraud'],
    ['My landlord does not return the advance.', 'private-dispute'],
    ['He is threatening to kill me and my children.', 'emergency'],
    ['ನನಗೆ ಕೊಲೆ ಬೆದರಿಕೆ ಇದೆ', 'emergency'],
    ['My husband beats me every night.', 'emergency'],
    ['The transformer near the school is on fire.', 'emergency'],
    ['ನಮ್ಮ ಮನೆಗೆ ಬೆಂಕಿ ಹತ್ತಿದೆ', 'emergency'],
    ['मेरे बेटे को करंट लगा', 'emergency'],
    ['ਮੇਰਾ ਪਤੀ ਕੁੱਟਦਾ ਹੈ', 'emergency'],
    ['sade ghar nu agg lag gayi', 'emergency'],
  ])('%s', (description, topic) => {
    expect(elsewhereFor(description)).toEqual([topic])
  })

  test.each([
    'The pension has not been credited to my bank account for three months.',
    'ನನ್ನ ತಾಯಿಯ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬ್ಯಾಂಕ್ ಖಾತೆಗೆ ಬಂದಿಲ್ಲ.',
    'गली में स्ट्रीट लाइट नहीं जल रही है।',
    'ਗਲੀ ਵਿੱਚ ਪਾਣੀ ਖੜ੍ਹਾ ਹੈ।',
    'Road near the tennis court is broken.',
    'A street dog has bitten my child; the ambulance came late.',
  ])('and nobody else does: %s', (description) => {
    expect(elsewhereFor(description)).toEqual([])
  })

  test('two at most, the most pressing first', () => {
    const all = 'Online fraud, my RTI, a court case, my passport, and they are beating me'
    expect(elsewhereFor(all)).toEqual(['emergency', 'cyber-fraud'])
  })
})
