import { expect, test } from 'vitest'
import { APPROVALS, WORDS } from '../../test/harness/words'
import { LANGUAGES } from '../i18n'
import { renderEmail } from './email'
import { isOfAccount } from './needs'
import { renderSms, approvedText, TEMPLATE_NAMES } from './templates'
import { slotValues, type MessageSources } from './values'

const sources: MessageSources = {
  words: WORDS,
  names: (_, language) =>
    language === 'kn'
      ? { designation: 'ಜಿಲ್ಲಾ ಪಂಚಾಯಿತಿ ಮುಖ್ಯ ಕಾರ್ಯನಿರ್ವಾಹಕ ಅಧಿಕಾರಿ', place: 'ಬೆಂಗಳೂರು ದಕ್ಷಿಣ' }
      : { designation: 'Chief Executive Officer of the Zilla Panchayat', place: 'Bengaluru South' },
  links: {
    report: () => 'https://janaspandana.karnataka.gov.in/a/0123456789ABCDEFGHIJKL',
    grievance: (number) => `https://janaspandana.karnataka.gov.in/grievances/${number}`,
    followed: (number) => `https://portal.example/grievances/${number}/joined`,
    officerCase: (number) => `https://janaspandana.karnataka.gov.in/officer/grievances/${number}`,
  },
}
const variables = {
  number: 'KA26H7K3M9Q2',
  posting: 'rural-development/zilla-panchayat-ceo@bengaluru-south',
  on: Date.UTC(2026, 10, 27, 12),
  level: 1,
  other: 'KA26AAAABBBB',
}
const every = TEMPLATE_NAMES.filter((name) => !isOfAccount(name)).flatMap((template) =>
  LANGUAGES.map((language) => ({ template, language })),
)

test.each(every)(
  '$template in $language: the email says the same as the SMS, in whole names',
  ({ template, language }) => {
    const { subject, text, html } = renderEmail({ template, variables, language, officer: false }, sources)
    expect(subject).toContain('KA26 H7K3 M9Q2')
    expect(text).not.toMatch(/[{}]|undefined/)
    expect(html).toContain(`<html lang="${language}">`)
    const sms = renderSms(
      approvedText(template, language, WORDS, APPROVALS)?.text ?? '',
      slotValues(variables, language, sources),
    ).text
    // Whatever the SMS tells of day, person or other case, the email tells too.
    if (sms.includes('27 ')) expect(text).toContain('2026')
    if (sms.includes('KA26AAAABBBB')) expect(text).toContain('KA26 AAAA BBBB')
  },
)

test('an officer gets the link of the officers’ desk', () => {
  const { text } = renderEmail({ template: 'owed-report', variables, language: 'en', officer: true }, sources)
  expect(text).toContain('/officer/grievances/KA26H7K3M9Q2')
})

test('a designation too long for the register becomes the officer of the level', () => {
  const names = () => ({
    designation: 'Project Director of the District Urban Development Cell',
    place: 'A'.repeat(31),
  })
  const values = slotValues(variables, 'en', { ...sources, names })
  expect(values).toMatchObject({ designation: 'Level1Officer', place: 'BengaluruSouth' })
})
