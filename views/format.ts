import type { Language } from './i18n'

/** A moment: milliseconds since 1970 or a Date. Everything is shown in the time of India. */
export type Moment = number | Date

/** A space at which no line ends: `22` and `November 2026` stay on one. */
const TOGETHER = '\u00a0'

const formats = new Map<string, Intl.DateTimeFormat>()

/** A format in the time of India. Made once: to make one takes a hundred times as long as to use it. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language + JSON.stringify(options)
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(`${language}-IN-u-nu-latn`, { timeZone: 'Asia/Kolkata', ...options })
  formats.set(name, made)
  return made
}

const yearOf = (moment: Moment) => dateFormat('en', { year: 'numeric' }).format(moment)

/** `27 November`, with the year only when it is not the present one. */
export function day(language: Language, moment: Moment, now: Moment = Date.now()): string {
  const full = fullDay(language, moment)
  return yearOf(moment) === yearOf(now) ? full.replace(/\s\d{4}$/, '') : full
}

/** `21 November 2026`, always with the year. */
export function fullDay(language: Language, moment: Moment): string {
  return inOrder(language, moment, { day: 'numeric', month: 'long', year: 'numeric' }, [
    'day',
    'month',
    'year',
  ])
}

/** A day of the calendar, such as `2026-11-21`, as `21 November 2026`. */
export const dayOfDate = (language: Language, date: string): string => fullDay(language, noonOf(date))

/** The middle of a day in India: the moment that stands for a whole day of the calendar. */
export const noonOf = (date: string): number => Date.parse(`${date}T12:00+05:30`)

/** `2026-11-27`, as machines write a day. */
export function dateOfDay(moment: Moment): string {
  const parts = dateFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(moment)
  return ['year', 'month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('-')
}

/** `Fri 27 Nov`, for tables. */
export function shortDay(language: Language, moment: Moment): string {
  return inOrder(language, moment, { weekday: 'short', day: 'numeric', month: 'short' }, [
    'weekday',
    'day',
    'month',
  ])
}

/** ICU writes Kannada dates the American way round, month first; people say day, month, year. */
function inOrder(
  language: Language,
  moment: Moment,
  options: Intl.DateTimeFormatOptions,
  order: Intl.DateTimeFormatPartTypes[],
): string {
  const parts = dateFormat(language, options).formatToParts(moment)
  return order.map((type) => parts.find((part) => part.type === type)?.value ?? '').join(TOGETHER)
}

/** `5:30 pm`; in Kannada `ಸಂಜೆ 5:30`, and likewise in Hindi and Punjabi, the way the hour is said. */
export function time(language: Language, moment: Moment): string {
  const parts = dateFormat(language, { hour: 'numeric', minute: '2-digit', hour12: true }).formatToParts(
    moment,
  )
  const clock = parts
    .filter((part) => part.type === 'hour' || part.type === 'minute')
    .map((part) => part.value)
    .join(':')
  if (language === 'en')
    return `${clock}${TOGETHER}${parts.find((part) => part.type === 'dayPeriod')?.value ?? ''}`.trim()
  return `${PARTS_OF_DAY[language][partOfDay(moment)]}${TOGETHER}${clock}`
}

const PARTS_OF_DAY = {
  kn: { morning: 'ಬೆಳಿಗ್ಗೆ', noon: 'ಮಧ್ಯಾಹ್ನ', evening: 'ಸಂಜೆ', night: 'ರಾತ್ರಿ' },
  hi: { morning: 'सुबह', noon: 'दोपहर', evening: 'शाम', night: 'रात' },
  pa: { morning: 'ਸਵੇਰੇ', noon: 'ਦੁਪਹਿਰ', evening: 'ਸ਼ਾਮ', night: 'ਰਾਤ' },
}

/** ICU's own words put 3 pm into the evening; these are the hours of everyday speech. */
function partOfDay(moment: Moment): keyof (typeof PARTS_OF_DAY)['kn'] {
  const hour = Number(dateFormat('en', { hour: '2-digit', hourCycle: 'h23' }).format(moment))
  if (hour >= 4 && hour < 12) return 'morning'
  if (hour >= 12 && hour < 16) return 'noon'
  return hour >= 16 && hour < 20 ? 'evening' : 'night'
}

/** `27 November, 5:30 pm` */
export function dayAndTime(language: Language, moment: Moment, now: Moment = Date.now()): string {
  return `${day(language, moment, now)}, ${time(language, moment)}`
}

/** For the `datetime` attribute of `<time>`. */
export const machineTime = (moment: Moment): string => new Date(moment).toISOString()

/** `KA26H7K3M9Q2` as `KA26 H7K3 M9Q2`: read out and typed in groups of four. */
export const numberInGroups = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ')

/** `1,20,400` */
export const figure = (count: number): string => new Intl.NumberFormat('en-IN').format(count)

/** A share between 0 and 1 as `87 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** `180 KB`, `2.4 MB` */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
