/** SMS to officers: the number and the day, nothing about the citizen. */
export const officerTemplates = {
  assigned: {
    en: '{brand}: URGENT grievance {number} is with {designation} {place}. Please act by {day} {month}.',
    kn: '{brand}: ತುರ್ತು ದೂರು {number}: {place} {designation} ಅವರ ಬಳಿ ಇದೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಿ.',
    hi: '{brand}: अति आवश्यक शिकायत {number}: {place} के {designation} के पास है। {day} {month} तक कार्रवाई करें।',
    pa: '{brand}: ਫ਼ੌਰੀ ਸ਼ਿਕਾਇਤ {number} {designation} {place} ਕੋਲ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ {day} {month} ਤੱਕ ਕਾਰਵਾਈ ਕਰੋ।',
  },
  'owed-report': {
    en: '{brand}: the time of level {level} for grievance {number} has passed and it has gone up. The action taken report of that level is still owed.',
    kn: '{brand}: ದೂರು {number}: {level} ನೇ ಹಂತದ ಗಡುವು ಮೀರಿದ್ದರಿಂದ ಮೇಲಿನ ಹಂತಕ್ಕೆ ಹೋಗಿದೆ. ಆ ಹಂತದ ಕ್ರಮ ವರದಿ ಇನ್ನೂ ಬಾಕಿ ಇದೆ.',
    hi: '{brand}: शिकायत {number} में स्तर {level} की तिथि बीती, शिकायत ऊपर गई। उस स्तर की रिपोर्ट अब भी बकाया है।',
    pa: '{brand}: ਸ਼ਿਕਾਇਤ {number}: ਪੱਧਰ {level} ਦਾ ਸਮਾਂ ਲੰਘਣ ’ਤੇ ਉੱਪਰਲੇ ਅਧਿਕਾਰੀ ਕੋਲ ਗਈ। ਉਸ ਪੱਧਰ ਦੀ ਰਿਪੋਰਟ ਬਕਾਇਆ ਹੈ।',
  },
  'owed-report-at-last': {
    en: '{brand}: the time of level {level} for grievance {number} has passed. It is before the District Committee, and your action taken report is still owed.',
    kn: '{brand}: ದೂರು {number}: {level} ನೇ ಹಂತದ ಗಡುವು ಮೀರಿದೆ. ದೂರು ಜಿಲ್ಲಾ ಸಮಿತಿಯ ಮುಂದಿದೆ; ನಿಮ್ಮ ಕ್ರಮ ವರದಿ ಇನ್ನೂ ಬಾಕಿ ಇದೆ.',
    hi: '{brand}: शिकायत {number}: स्तर {level} का समय निकल गया। शिकायत ज़िला समिति के सामने है; आपकी कार्रवाई रिपोर्ट अब भी बाकी है।',
    pa: '{brand}: ਸ਼ਿਕਾਇਤ {number}: ਪੱਧਰ {level} ਦਾ ਸਮਾਂ ਲੰਘ ਗਿਆ ਹੈ। ਸ਼ਿਕਾਇਤ ਜ਼ਿਲ੍ਹਾ ਕਮੇਟੀ ਅੱਗੇ ਹੈ; ਤੁਹਾਡੀ ਕਾਰਵਾਈ ਰਿਪੋਰਟ ਬਕਾਇਆ ਹੈ।',
  },
  'routing-queue': {
    en: '{brand}: grievance {number} waits for you to name the officer. Please route it by {day} {month}.',
    kn: '{brand}: ದೂರು {number}: ಸೂಕ್ತ ಅಧಿಕಾರಿಯನ್ನು ನೀವು ನಿಗದಿಪಡಿಸಬೇಕಿದೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ನಿಗದಿಪಡಿಸಿ.',
    hi: '{brand}: शिकायत {number} के लिए आपको अधिकारी तय करना है। कृपया {day} {month} तक तय करें।',
    pa: '{brand}: ਸ਼ਿਕਾਇਤ {number} ਲਈ ਅਧਿਕਾਰੀ ਤੁਸੀਂ ਤੈਅ ਕਰਨਾ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ {day} {month} ਤੱਕ ਤੈਅ ਕਰੋ।',
  },
  'proposal-to-confirm': {
    en: '{brand}: an officer proposes not to take up grievance {number}. Please confirm or refuse by {day} {month}.',
    kn: '{brand}: ದೂರು {number}: ಪರಿಗಣಿಸಲಾಗದು ಎಂದು ಅಧಿಕಾರಿ ಪ್ರಸ್ತಾಪಿಸಿದ್ದಾರೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ದೃಢೀಕರಿಸಿ ಅಥವಾ ನಿರಾಕರಿಸಿ.',
    hi: '{brand}: अधिकारी का प्रस्ताव है कि शिकायत {number} विचार योग्य नहीं। कृपया {day} {month} तक पुष्टि करें या मना करें।',
    pa: '{brand}: ਸ਼ਿਕਾਇਤ {number} ਨਾ ਵਿਚਾਰਨ ਦੀ ਤਜਵੀਜ਼ ਆਈ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ {day} {month} ਤੱਕ ਪੁਸ਼ਟੀ ਕਰੋ ਜਾਂ ਰੱਦ ਕਰੋ।',
  },
  'committee-reminder': {
    en: '{brand}: grievance {number} is before the District Committee and still has no report of {designation} {place}. Please see that it is answered.',
    kn: '{brand}: ದೂರು {number} ಜಿಲ್ಲಾ ಸಮಿತಿಯ ಮುಂದಿದೆ. {place} {designation} ಅವರ ಕ್ರಮ ವರದಿ ಇನ್ನೂ ಬಂದಿಲ್ಲ. ದಯವಿಟ್ಟು ವರದಿ ಬರುವಂತೆ ನೋಡಿಕೊಳ್ಳಿ.',
    hi: '{brand}: शिकायत {number} ज़िला समिति के सामने है। {place} के {designation} की रिपोर्ट अब तक नहीं आई। कृपया रिपोर्ट दिलवाएँ।',
    pa: '{brand}: ਸ਼ਿਕਾਇਤ {number} ਜ਼ਿਲ੍ਹਾ ਕਮੇਟੀ ਅੱਗੇ ਹੈ। {designation} {place} ਦੀ ਰਿਪੋਰਟ ਅਜੇ ਨਹੀਂ ਆਈ। ਕਿਰਪਾ ਕਰਕੇ ਰਿਪੋਰਟ ਦਿਵਾਓ।',
  },
} as const
