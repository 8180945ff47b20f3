/** What a demonstration's citizen complains about: in words of the kind that people really write. */
export interface Matter {
  description: string
  service: string
  address: string
}

type Matters = [Matter, Matter, ...Matter[]]

/** Matters of the taluk of Kundgol, all of them the Tahsildar's. The first is told to its end, the second is rung about. */
export const matters = (language: 'en' | 'kn'): Matters => (language === 'kn' ? kannada : english)

const english: Matters = [
  {
    description:
      'The old age pension of my mother has not come to the bank since August. At the Nada Kacheri they told us to come ' +
      'back next month, three times now. She is 71 and has no other income.',
    service: 'old-age-pension',
    address: 'Near the Hanuman temple, Samshi',
  },
  {
    description:
      'The mutation of my land after partition was applied for in June. The notice period is over and nobody objected, ' +
      'but the khata is still in the name of my late father.',
    service: 'land-mutation',
    address: 'Survey number 112/2, Gudageri',
  },
  {
    description:
      'Income certificate for the scholarship of my daughter is delayed. The last date of the college is near.',
    service: 'caste-income-certificate',
    address: 'Bus stand road, Kundgol',
  },
]

const kannada: Matters = [
  {
    description:
      'ನನ್ನ ತಾಯಿಯ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಆಗಸ್ಟ್‌ನಿಂದ ಬ್ಯಾಂಕ್ ಖಾತೆಗೆ ಬಂದಿಲ್ಲ. ನಾಡಕಚೇರಿಯಲ್ಲಿ ಮುಂದಿನ ತಿಂಗಳು ಬನ್ನಿ ಎಂದು ಮೂರು ಬಾರಿ ' +
      'ಹೇಳಿದ್ದಾರೆ. ಅವರಿಗೆ 71 ವರ್ಷ, ಬೇರೆ ಆದಾಯ ಇಲ್ಲ.',
    service: 'old-age-pension',
    address: 'ಹನುಮಂತ ದೇವಸ್ಥಾನದ ಹತ್ತಿರ, ಸಂಶಿ',
  },
  {
    description: 'ಪಹಣಿಯಲ್ಲಿ ನನ್ನ ಹೆಸರು ತಪ್ಪಾಗಿ ಬಂದಿದೆ. ತಿದ್ದುಪಡಿಗೆ ಅರ್ಜಿ ಕೊಟ್ಟು ನಾಲ್ಕು ತಿಂಗಳಾಯಿತು, ಏನೂ ಆಗಿಲ್ಲ.',
    service: 'rtc-correction',
    address: 'ಸರ್ವೆ ನಂಬರ್ 45, ಗುಡಗೇರಿ',
  },
  {
    description: 'ಊರಿನ ಸ್ಮಶಾನಕ್ಕೆ ಹೋಗುವ ದಾರಿಯನ್ನು ಒತ್ತುವರಿ ಮಾಡಿದ್ದಾರೆ. ಮೆರವಣಿಗೆ ಹೋಗಲು ಜಾಗವೇ ಇಲ್ಲ.',
    service: 'burial-ground',
    address: 'ಯರಗುಪ್ಪಿ',
  },
]

/** What the Tahsildar has to say to each of them. */
export const report = (language: 'en' | 'kn'): string =>
  language === 'kn'
    ? 'ಕಡತವನ್ನು ಪರಿಶೀಲಿಸಲಾಗಿದೆ. ಬಾಕಿ ಇದ್ದ ದಾಖಲೆಯನ್ನು ಇಂದು ಪೂರ್ಣಗೊಳಿಸಿ ಮಂಜೂರಾತಿಗೆ ಕಳುಹಿಸಲಾಗಿದೆ. ಆದೇಶವು ಹತ್ತು ದಿನಗಳೊಳಗೆ ನಿಮಗೆ ತಲುಪುತ್ತದೆ.'
    : 'The file was looked into. What was missing has been completed today and sent for sanction. The order will reach you within ten days.'
