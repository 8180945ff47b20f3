/** SMS to citizens. In braces the slots of slots.ts; at the DLT register each is the tag of that slot. */
export const citizenTemplates = {
  otp: {
    en: '{code} is your Janaspandana code. It works once, within 10 minutes. Tell it to nobody; we never ask for it.',
    kn: '{code} ನಿಮ್ಮ ಜನಸ್ಪಂದನ ಸಂಕೇತ (ಒಟಿಪಿ). ಇದನ್ನು 10 ನಿಮಿಷದೊಳಗೆ ಒಮ್ಮೆ ಮಾತ್ರ ಬಳಸಬಹುದು. ಯಾರಿಗೂ ತಿಳಿಸಬೇಡಿ; ನಾವು ಇದನ್ನು ಎಂದೂ ಕೇಳುವುದಿಲ್ಲ.',
  },
  registered: {
    en: 'Janaspandana: your grievance {number} is registered. {designation} {place} must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ದಾಖಲಾಗಿದೆ. {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  'registered-to-route': {
    en: 'Janaspandana: your grievance {number} is registered. The nodal officer of the department will send it to the right officer by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ದಾಖಲಾಗಿದೆ. ಇಲಾಖೆಯ ನೋಡಲ್ ಅಧಿಕಾರಿ ಅದನ್ನು {day} {month} ಒಳಗೆ ಸೂಕ್ತ ಅಧಿಕಾರಿಗೆ ಕಳುಹಿಸುತ್ತಾರೆ.',
  },
  'to-route': {
    en: 'Janaspandana: no officer was found yet for your grievance {number}. The nodal officer of the department must name one by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: ಸೂಕ್ತ ಅಧಿಕಾರಿ ಇನ್ನೂ ನಿಗದಿಯಾಗಿಲ್ಲ. ಇಲಾಖೆಯ ನೋಡಲ್ ಅಧಿಕಾರಿ {day} {month} ಒಳಗೆ ನಿಗದಿಪಡಿಸಬೇಕು.',
  },
  'now-with': {
    en: 'Janaspandana: your grievance {number} is now with {designation} {place}, who must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ಈಗ {place} {designation} ಅವರ ಬಳಿ ಇದೆ. ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  transferred: {
    en: 'Janaspandana: your grievance {number} concerned another office and was sent there. {designation} {place} must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ಸಂಬಂಧಪಟ್ಟ ಕಚೇರಿಗೆ ವರ್ಗಾವಣೆಯಾಗಿದೆ. {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  'report-filed': {
    en: 'Janaspandana: the officer has reported on your grievance {number}. Read the report and tell us by {day} {month} whether you are satisfied: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ಬಗ್ಗೆ ಕ್ರಮ ವರದಿ ಬಂದಿದೆ. ಓದಿ, ತೃಪ್ತಿಯಾಗಿದೆಯೇ ಎಂದು {day} {month} ಒಳಗೆ ತಿಳಿಸಿ: {link}',
  },
  'owed-report-filed': {
    en: 'Janaspandana: the report that level {level} still owed on your grievance {number} has come. Read it here: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ಬಗ್ಗೆ {level} ನೇ ಹಂತದಿಂದ ಬಾಕಿ ಇದ್ದ ಕ್ರಮ ವರದಿ ಬಂದಿದೆ. ಇಲ್ಲಿ ಓದಿ: {link}',
  },
  'interim-reply': {
    en: 'Janaspandana: the officer has replied on your grievance {number}. It needs more time and is expected by {day} {month}. Read why: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ಬಗ್ಗೆ ಅಧಿಕಾರಿ ಉತ್ತರಿಸಿದ್ದಾರೆ. ಹೆಚ್ಚು ಸಮಯ ಬೇಕು; {day} {month} ಒಳಗೆ ನಿರೀಕ್ಷಿಸಬಹುದು. ಕಾರಣ ಓದಿ: {link}',
  },
  'clarification-asked': {
    en: 'Janaspandana: the officer has a question about your grievance {number}. Please answer it by {day} {month}: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರು {number} ಬಗ್ಗೆ ಅಧಿಕಾರಿಗೆ ಒಂದು ಪ್ರಶ್ನೆ ಇದೆ. ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ಉತ್ತರಿಸಿ: {link}',
  },
  'clarification-unanswered': {
    en: 'Janaspandana: we had no answer to the question on your grievance {number}. The officer goes on without it; you can still write to them: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಕುರಿತ ಪ್ರಶ್ನೆಗೆ ಉತ್ತರ ಬಂದಿಲ್ಲ. ಅಧಿಕಾರಿ ಪರಿಶೀಲನೆ ಮುಂದುವರಿಸುತ್ತಾರೆ; ನೀವು ಈಗಲೂ ಬರೆಯಬಹುದು: {link}',
  },
  'escalated-lapsed': {
    en: 'Janaspandana: level {level} did not act in time on your grievance {number}. It has gone up to {designation} {place}, who must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಮೇಲೆ {level} ನೇ ಹಂತದಲ್ಲಿ ಸಮಯದೊಳಗೆ ಕ್ರಮ ಆಗಲಿಲ್ಲ. ಈಗ {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  'escalated-sent-up': {
    en: 'Janaspandana: your grievance {number} was sent up from level {level} to {designation} {place}, who must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಈಗ {level} ನೇ ಹಂತದಿಂದ ಮೇಲಿನ ಹಂತಕ್ಕೆ ಹೋಗಿದೆ. {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  'escalated-not-satisfied': {
    en: 'Janaspandana: as you are not satisfied, your grievance {number} has gone up to {designation} {place}, who must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮಗೆ ತೃಪ್ತಿಯಾಗದ ಕಾರಣ ದೂರು {number} ಮೇಲಿನ ಹಂತಕ್ಕೆ ಹೋಗಿದೆ. {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  parked: {
    en: 'Janaspandana: your grievance {number} needs longer work. {designation} {place} promises it by {day} {month} {year}. On that day we ask for proof.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: ಹೆಚ್ಚು ಸಮಯ ಬೇಕು. {day} {month} {year} ಒಳಗೆ ಮುಗಿಸುವುದಾಗಿ {place} {designation} ಅವರ ಭರವಸೆ. ಅಂದು ಪುರಾವೆ ಕೇಳುತ್ತೇವೆ.',
  },
  'promise-due': {
    en: 'Janaspandana: the day promised for your grievance {number} has come. {designation} {place} must show by {day} {month} what was done.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಬಗ್ಗೆ ಭರವಸೆ ನೀಡಿದ ದಿನ ಬಂದಿದೆ. {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಮಾಡಿದ ಕೆಲಸವನ್ನು ತೋರಿಸಬೇಕು.',
  },
  'proposed-not-taken-up': {
    en: 'Janaspandana: an officer proposes that your grievance {number} cannot be taken up here. The department decides by {day} {month}. See why: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಪರಿಗಣಿಸಲಾಗದು ಎಂದು ಅಧಿಕಾರಿ ಪ್ರಸ್ತಾಪಿಸಿದ್ದಾರೆ. ಇಲಾಖೆಯು {day} {month} ಒಳಗೆ ತೀರ್ಮಾನಿಸುತ್ತದೆ: {link}',
  },
  'not-taken-up': {
    en: 'Janaspandana: your grievance {number} cannot be taken up here. Read why, and contest it by {day} {month} if you do not agree: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: ಇಲ್ಲಿ ಪರಿಗಣಿಸಲಾಗದು. ಕಾರಣ ಓದಿ; ಒಪ್ಪದಿದ್ದರೆ {day} {month} ಒಳಗೆ ಆಕ್ಷೇಪಿಸಿ: {link}',
  },
  duplicate: {
    en: 'Janaspandana: your grievance {number} is joined with {other} on the same matter. If it is another matter, reopen it by {day} {month}: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number}: ಇದನ್ನು ಅದೇ ವಿಷಯದ {other} ಜೊತೆ ಸೇರಿಸಲಾಗಿದೆ. ವಿಷಯ ಬೇರೆಯಾದರೆ {day} {month} ಒಳಗೆ ಮತ್ತೆ ತೆರೆಯಿರಿ: {link}',
  },
  'feedback-reminder': {
    en: 'Janaspandana: are you satisfied with the report on your grievance {number}? Please tell us by {day} {month}: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಕುರಿತ ಕ್ರಮ ವರದಿ ನಿಮಗೆ ತೃಪ್ತಿ ತಂದಿದೆಯೇ? ದಯವಿಟ್ಟು {day} {month} ಒಳಗೆ ತಿಳಿಸಿ: {link}',
  },
  'closed-satisfied': {
    en: 'Janaspandana: your grievance {number} is closed, as you are satisfied. If the trouble comes back, reopen it by {day} {month}: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮಗೆ ತೃಪ್ತಿಯಾಗಿರುವುದರಿಂದ ದೂರು {number} ಮುಕ್ತಾಯವಾಗಿದೆ. ಸಮಸ್ಯೆ ಮರುಕಳಿಸಿದರೆ {day} {month} ಒಳಗೆ ಮತ್ತೆ ತೆರೆಯಿರಿ: {link}',
  },
  'closed-no-feedback': {
    en: 'Janaspandana: your grievance {number} is closed, as we did not hear from you. If it is not solved, reopen it by {day} {month}: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮಿಂದ ಅಭಿಪ್ರಾಯ ಬಾರದ ಕಾರಣ ದೂರು {number} ಮುಕ್ತಾಯವಾಗಿದೆ. ಪರಿಹಾರವಾಗದಿದ್ದರೆ {day} {month} ಒಳಗೆ ಮತ್ತೆ ತೆರೆಯಿರಿ: {link}',
  },
  'closed-not-satisfied': {
    en: 'Janaspandana: you are not satisfied with the last report on your grievance {number}. It goes before the District Committee. Follow it here: {link}',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಕುರಿತ ಕೊನೆಯ ವರದಿ ನಿಮಗೆ ತೃಪ್ತಿ ತಂದಿಲ್ಲ. ಅದು ಜಿಲ್ಲಾ ಸಮಿತಿಯ ಮುಂದೆ ಹೋಗುತ್ತದೆ. ಇಲ್ಲಿ ನೋಡಿ: {link}',
  },
  withdrawn: {
    en: 'Janaspandana: your grievance {number} is withdrawn, as you asked. If you did not ask for this, see {link}',
    kn: 'ಜನಸ್ಪಂದನ: ನೀವು ಕೋರಿದಂತೆ ನಿಮ್ಮ ದೂರನ್ನು ಹಿಂಪಡೆಯಲಾಗಿದೆ: {number}. ನೀವು ಕೋರಿರದಿದ್ದರೆ ಇಲ್ಲಿ ನೋಡಿ: {link}',
  },
  reopened: {
    en: 'Janaspandana: your grievance {number} is open again. {designation} {place} must act by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ನಿಮ್ಮ ದೂರನ್ನು ಮತ್ತೆ ತೆರೆಯಲಾಗಿದೆ: {number}. {place} {designation} ಅವರು {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕು.',
  },
  'before-committee': {
    en: 'Janaspandana: no report came in time on your grievance {number}. It is before the District Committee, and the officers are reminded until they answer.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಬಗ್ಗೆ ಸಮಯದೊಳಗೆ ಕ್ರಮ ವರದಿ ಬಂದಿಲ್ಲ. ಅದು ಜಿಲ್ಲಾ ಸಮಿತಿಯ ಮುಂದಿದೆ. ಉತ್ತರ ಬರುವವರೆಗೆ ಅಧಿಕಾರಿಗಳಿಗೆ ನೆನಪಿಸುತ್ತೇವೆ.',
  },
  'committee-direction': {
    en: 'Janaspandana: the District Committee has directed {designation} {place} to act on your grievance {number} by {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ದೂರು {number} ಮೇಲೆ {day} {month} ಒಳಗೆ ಕ್ರಮ ಕೈಗೊಳ್ಳಲು ಜಿಲ್ಲಾ ಸಮಿತಿ {place} {designation} ಅವರಿಗೆ ಸೂಚಿಸಿದೆ.',
  },
  'deadline-moved': {
    en: 'Janaspandana: a holiday was declared. The day by which {designation} {place} must act on your grievance {number} is now {day} {month}.',
    kn: 'ಜನಸ್ಪಂದನ: ರಜೆ ಘೋಷಣೆಯಾಗಿದೆ. ದೂರು {number} ಮೇಲೆ {place} {designation} ಅವರು ಕ್ರಮ ಕೈಗೊಳ್ಳಬೇಕಾದ ಹೊಸ ಗಡುವು: {day} {month}.',
  },
} as const
