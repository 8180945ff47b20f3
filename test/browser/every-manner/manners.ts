import type { Manner } from '../visitor'

/** How somebody comes, and what is written in that language. */
export interface Somebody extends Manner {
  script: boolean
  keys: boolean
  /** As the town is called whose taluk it is about. */
  town: string
  /** Of a pension that does not come. */
  description: string
  /** Of a mother, as it stands on her papers. */
  mother: string
  words: string
}

const SPEAKERS: Omit<Somebody, 'script' | 'keys'>[] = [
  {
    language: 'kn',
    town: 'ಹುಬ್ಬಳ್ಳಿ',
    description: 'ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ. ಬ್ಯಾಂಕಿನವರು ತಹಸೀಲ್ದಾರರನ್ನು ಕೇಳಿ ಎನ್ನುತ್ತಾರೆ.',
    mother: 'ಗಂಗವ್ವ ಹಿರೇಮಠ',
    words: 'ಖಾತೆಯ ಕೊನೆಯ ಅಂಕಿಗಳು 4411.',
  },
  {
    language: 'en',
    town: 'Hubballi',
    description: 'The old age pension has not come for three months. The bank says to ask the Tahsildar.',
    mother: 'Maria D’Souza',
    words: 'The account ends in 4411.',
  },
  {
    language: 'hi',
    town: 'हुब्बल्ली',
    description: 'तीन महीने से वृद्धावस्था पेंशन नहीं आई है। बैंक वाले तहसीलदार से पूछने को कहते हैं।',
    mother: 'कमला देवी यादव',
    words: 'खाते के आखिरी अंक 4411 हैं।',
  },
  {
    language: 'pa',
    town: 'ਹੁਬਲੀ',
    description: 'ਤਿੰਨ ਮਹੀਨਿਆਂ ਤੋਂ ਬੁਢਾਪਾ ਪੈਨਸ਼ਨ ਨਹੀਂ ਆਈ। ਬੈਂਕ ਵਾਲੇ ਤਹਿਸੀਲਦਾਰ ਨੂੰ ਪੁੱਛਣ ਲਈ ਕਹਿੰਦੇ ਹਨ।',
    mother: 'ਹਰਬੰਸ ਕੌਰ ਸੰਧੂ',
    words: 'ਖਾਤੇ ਦੇ ਆਖ਼ਰੀ ਅੰਕ 4411 ਹਨ।',
  },
]

/** Each language, with a script and without; one of them without a pointer. */
export const EVERYBODY: Somebody[] = SPEAKERS.flatMap((speaker) => [
  { ...speaker, script: true, keys: speaker.language === 'hi' },
  { ...speaker, script: false, keys: false },
])
