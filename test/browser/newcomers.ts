import { expect, test } from 'vitest'
import { paths } from '../../api/paths'
import type { Language } from '../../views/i18n'
import { numberInGroups } from '../../views/format'
import { fileOn, type Matter } from './filing'
import { newestMessage, register, takePost } from './people'
import { openFromWork, report } from './reporting'
import type { Stage } from './stage'
import { toldToTemporal } from './temporal'
import type { Visitor } from './visitor'

interface Newcomer extends Matter {
  language: Language
  script: boolean
  name: string
  mobile: string
  description: string
  /** Who gets it, as the receipt names them. */
  posting: string
}

const SHANTAVVA: Newcomer = {
  language: 'kn',
  script: true,
  name: 'ಶಾಂತವ್ವ ಮಲ್ಲಪ್ಪ ಕುರಿ',
  mobile: '9845017263',
  description: 'ನನ್ನ ತಾಯಿಗೆ ಮೂರು ತಿಂಗಳಿಂದ ವೃದ್ಧಾಪ್ಯ ವೇತನ ಬಂದಿಲ್ಲ. ಬ್ಯಾಂಕಿನಲ್ಲಿ ಕೇಳಿದರೆ ತಾಲ್ಲೂಕು ಕಚೇರಿಗೆ ಹೋಗಿ ಎನ್ನುತ್ತಾರೆ.',
  service: 'ವೃದ್ಧಾಪ್ಯ ವೇತನ ಜಮೆಯಾಗಿಲ್ಲ',
  district: 'ಗದಗ',
  taluk: 'ರೋಣ',
  posting: 'ತಹಶೀಲ್ದಾರ್, ರೋಣ',
}

const FRANCIS: Newcomer = {
  language: 'en',
  script: false,
  name: 'Francis Lobo',
  mobile: '9845017264',
  description:
    'My mother has got no old-age pension for three months. The bank sends her to the taluk office.',
  service: 'Old-age pension not credited',
  district: 'Gadag',
  taluk: 'Ron',
  posting: 'Tahsildar, Ron',
}

const SUNITA: Newcomer = {
  ...FRANCIS,
  language: 'hi',
  name: 'सुनीता देवी यादव',
  mobile: '9845017265',
  description: 'मेरी माँ को तीन महीने से वृद्धावस्था पेंशन नहीं मिली है। बैंक वाले तहसील जाने को कहते हैं।',
  service: 'वृद्धावस्था पेंशन नहीं आई',
  district: 'गदग',
  taluk: 'रोण',
  posting: 'तहसीलदार, रोण',
}

const GURMEET: Newcomer = {
  ...SHANTAVVA,
  language: 'pa',
  name: 'ਗੁਰਮੀਤ ਕੌਰ ਸੰਧੂ',
  mobile: '9845017266',
  description: 'ਮੇਰੀ ਮਾਂ ਨੂੰ ਤਿੰਨ ਮਹੀਨਿਆਂ ਤੋਂ ਬੁਢਾਪਾ ਪੈਨਸ਼ਨ ਨਹੀਂ ਮਿਲੀ। ਬੈਂਕ ਵਾਲੇ ਤਹਿਸੀਲ ਜਾਣ ਨੂੰ ਕਹਿੰਦੇ ਹਨ।',
  service: 'ਬੁਢਾਪਾ ਪੈਨਸ਼ਨ ਨਹੀਂ ਆਈ',
  district: 'ਗਦਗ',
  taluk: 'ਰੋਣ',
  posting: 'ਤਹਿਸੀਲਦਾਰ, ਰੋਣ',
}

/** Who has never heard of the portal files, gets a report and is not satisfied with it. */
export function newcomers(stage: () => Stage): void {
  test('in Kannada on a telephone', () => walk(stage(), SHANTAVVA))
  test('in English with JavaScript off', () => walk(stage(), FRANCIS))
  test('in Hindi with JavaScript off', () => walk(stage(), SUNITA))
  test('in Punjabi on a telephone', () => walk(stage(), GURMEET))
}

async function walk(stage: Stage, newcomer: Newcomer): Promise<void> {
  const citizen = await stage.visitor({ ...newcomer, width: 360 })
  const number = await file(citizen, newcomer)
  const officer = await stage.visitor({ language: 'en', script: newcomer.script, width: 1280 })
  await takePost(officer, 'Tahsildar', 'Ron')
  await openFromWork(officer, number)
  await report(officer, 'The pension of three months was sent to the bank today, order 114.')
  await answerByLink(citizen, newcomer)
  await citizen.goTo(paths.grievances())
  await citizen.pressOne(citizen.main.locator(`a[href$="${number}"]`))
  await citizen.seesInTheEnd('case.level', { level: 2 })
  await keepsToItself(stage, number, newcomer)
}

/** With a script they register first; without one they begin on the first page, and register on the way. */
async function file(citizen: Visitor, newcomer: Newcomer): Promise<string> {
  const { script, description } = newcomer
  await citizen.goTo(script ? paths.signIn() : paths.home())
  if (script) {
    await register(citizen, newcomer)
    await citizen.press('grievance.own.file')
    await citizen.fill('filing.describe.label', description)
  } else await citizen.fill('home.describe', description)
  await citizen.press('common.continue')
  const number = await fileOn(citizen, newcomer, script ? undefined : () => register(citizen, newcomer))
  await readReceipt(citizen, number, newcomer)
  return number
}

/** The number, who must act, and a day. */
async function readReceipt(citizen: Visitor, number: string, { posting }: Newcomer): Promise<void> {
  await citizen.reads(numberInGroups(number))
  const [before = '', after = ''] = citizen
    .t('filing.expected.officer', { who: posting, day: '|' })
    .split('|')
  const receipt = await citizen.text()
  expect(receipt).toContain(before)
  expect(receipt.split(before)[1]?.split(after)[0]).toMatch(/^\d{1,2} [\p{L}\p{M}]+( \d{4})?$/u)
}

/** Opens the link of the SMS and says no. */
async function answerByLink(citizen: Visitor, { mobile }: Newcomer): Promise<void> {
  await citizen.goTo(paths.outbox())
  const sms = await newestMessage(citizen, mobile, /\/a\//)
  await citizen.pressNamed(/https?:\S+/.exec(sms)?.[0] ?? '')
  await citizen.choose('grievance.feedback.no')
  await citizen.choose('case.dissatisfaction.nothing-done')
  await citizen.press('grievance.feedback.send')
  await citizen.seesInTheEnd('grievance.done.feedback')
}

/** The Temporal server, which operators look into, knows codes and instants and nothing of the person. */
async function keepsToItself(stage: Stage, number: string, newcomer: Newcomer): Promise<void> {
  const told = await toldToTemporal(stage.temporal, number)
  expect(told.includes('old-age-pension')).toBe(true)
  const { name, mobile, description } = newcomer
  const words = description.split(' ')
  // Two words that stand beside each other: a single one may also be part of a code.
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`)
  expect([...name.split(' '), mobile, ...pairs].filter((one) => told.includes(one))).toEqual([])
}
