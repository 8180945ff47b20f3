/** SMS to officers: the number and the day, nothing about the citizen. */
export const officerTemplates = {
  assigned: {
    en: 'Janaspandana: URGENT grievance {number} is with {designation} {place}. Please act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ತುರ್ತು ದೂರು {number}: {place} {designation} ಅವರ ಬಳಿ ಇದೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಿ.',
  },
  'owed-report': {
    en: 'Janaspandana: the time of level {level} for grievance {number} has passed and it has gone up. The action taken report of that level is still owed.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: {level} ನೇ ಹಂತದ ಗಡುವು ಮೀರಿದ್ದರಿಂದ ಮೇಲಿನ ಹಂತಕ್ಕೆ ಹೋಗಿದೆ. ಆ ಹಂತದ ಕ್ರಮ ವರದಿ ಇನ್ನೂ ಬಾಕಿ ಇದೆ.',
  },
  'owed-report-at-last': {
    en: 'Janaspandana: the time of level {level} for grievance {number} has passed. It is before the District Committee, and your action taken report is still owed.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: {level} ನೇ ಹಂತದ ಗಡುವು ಮೀರಿದೆ. ದೂರು ಜಿಲ್ಲಾ ಸಮಿತಿಯ ಮುಂದಿದೆ; ನಿಮ್ಮ ಕ್ರಮ ವರದಿ ಇನ್ನೂ ಬಾಕಿ ಇದೆ.',
  },
  'routing-queue': {
    en: 'Janaspandana: grievance {number} waits for you to name the officer. Please route it by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: ಸೂಕ್ತ ಅಧಿಕಾರಿಯನ್ನು ನೀವು ನಿಗದಿಪಡಿಸಬೇಕಿದೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ನಿಗದಿಪಡಿಸಿ.',
  },
  'proposal-to-confirm': {
    en: 'Janaspandana: an officer proposes not to take up grievance {number}. Please confirm or refuse by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: ಪರಿಗಣಿಸಲಾಗದು ಎಂದು ಅಧಿಕಾರಿ ಪ್ರಸ್ತಾಪಿಸಿದ್ದಾರೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ದೃಢೀಕರಿಸಿ ಅಥವಾ ನಿರಾಕರಿಸಿ.',
  },
  'committee-reminder': {
    en: 'Janaspandana: grievance {number} is before the District Committee and still has no report of {designation} {place}. Please see that it is answered.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಜಿಲ್ಲಾ ಸಮಿತಿಯ ಮುಂದಿದೆ. {place} {designation} ಅವರ ಕ್ರಮ ವರದಿ ಇನ್ನೂ ಬಂದಿಲ್ಲ. ದಯವಿಟ್ಟು ವರದಿ ಬರುವಂತೆ ನೋಡಿಕೊಳ್ಳಿ.',
  },
} as const
