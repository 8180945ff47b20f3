import { z } from 'zod'
import { LIFE_SITUATIONS, type Keywords } from '../db/schema/reference'
import type { Names } from '../db/schema/names'

/**
 * Kinds of area from the widest to the finest: villages lie in hoblis or gram panchayats, wards in towns, and hoblis,
 * panchayats and towns in taluks.
 */
export const AREA_KINDS = [
  'state',
  'division',
  'district',
  'taluk',
  'hobli',
  'panchayat',
  'town',
  'village',
  'ward',
] as const
/** Systems that hold the application which a grievance is about. */
export const PARTNERS = [
  'seva-sindhu',
  'sakala',
  'suvidha',
  'bbmp',
  'kum',
  'rgrhcl',
  'mojini',
  'rera',
] as const

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens')
const areaCode = z
  .string()
  .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, 'must be small letters, digits, hyphens and dots')
const postingCode = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+@[a-z0-9.-]+$/, 'must be <department>/<designation>@<area>')
const day = z.iso.date('must be a day such as 2026-01-26')
const days = z.coerce.number('must be a number').int().min(1).max(90)
const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no').transform((word) => word === 'yes')
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema.nullable()], { error: 'is not well formed' })

/** India lies within these degrees: two figures that were exchanged, or lack their point, do not. */
function degreesBetween(least: number, most: number) {
  const wrong = `must be degrees between ${least} and ${most}, such as ${least + 9}.34`
  const figure = z.number().min(least, wrong).max(most, wrong)
  return orNothing(
    z
      .string()
      .regex(/^\d{1,2}\.\d{1,5}$/, wrong)
      .transform(Number)
      .pipe(figure),
  )
}

/** A cell with several values, separated by semicolons. Empty ones are left out. */
const list = z.string().transform((cell) =>
  cell
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean),
)

/**
 * Rows whose columns depend on the languages of the state's data, `data_languages` of state.json: `name_en`, `name_kn`,
 * `keywords_kn` and so on. Keywords stand in one column more: the state's own language in Latin letters.
 */
export function namedRows(languages: Language[]) {
  const names = namesIn(languages)
  const keywords = keywordsIn(languages)
  return {
    area: z.object({
      code: areaCode,
      kind: z.enum(AREA_KINDS, `must be one of ${AREA_KINDS.join(', ')}`),
      parent: orNothing(areaCode),
      lgd: orNothing(z.string().regex(/^\d+$/)),
      names: namesIn(languages, 'english'),
      aliases: list,
      latitude: degreesBetween(6, 38),
      longitude: degreesBetween(68, 98),
    }),
    holiday: z.object({ date: day, names, declaredOn: orNothing(day) }),
    designation: z.object({ code, names }),
    department: z.object({ code, names, nodalDesignation: code, headDesignation: code, serves: list }),
    counter: z.object({ code, kind: code, area: areaCode, names }),
    service: z.object({
      code,
      department: code,
      names,
      keywords,
      partner: orNothing(z.enum(PARTNERS)),
      urgent: yesOrNo,
      place: z.enum(['district', 'taluk', 'town'], 'must be district, taluk or town'),
      lifeSituations: list.pipe(z.array(z.enum(LIFE_SITUATIONS, `must be of ${LIFE_SITUATIONS.join(', ')}`))),
      shared: yesOrNo,
    }),
  }
}

/** In what letters each language is written. */
const SCRIPTS = { en: 'Latin', kn: 'Kannada', hi: 'Devanagari', pa: 'Gurmukhi' } as const
export type Language = keyof typeof SCRIPTS
export const LANGUAGES = Object.keys(SCRIPTS) as Language[]

/** A name in the letters of its language. */
export function nameOf(language: Language) {
  return z.string().min(1, 'is missing').regex(lettersOf(language), wrongScript(language))
}

const lettersOf = (language: Language) => new RegExp(`\\p{Script=${SCRIPTS[language]}}`, 'u')
const wrongScript = (language: Language) => `must be in ${SCRIPTS[language]} script`

/** With `english` only that name is needed: a download of the Directory has no other. Empty cells are no names. */
function namesIn(languages: Language[], needed: 'all' | 'english' = 'all') {
  const named = languages.map((language) => {
    const optional = needed === 'english' && language !== 'en'
    const noName = z.literal('').transform(() => undefined)
    return [language, optional ? z.union([noName, nameOf(language)]) : nameOf(language)]
  })
  return z.object(Object.fromEntries(named)) as unknown as z.ZodType<Names>
}

function keywordsIn(languages: Language[]) {
  const some = list.refine((words) => words.length > 0, 'needs at least one keyword')
  const columns = languages.map((language) => {
    const letters = lettersOf(language)
    const written = (words: string[]) => words.some((word) => letters.test(word))
    return [language, some.refine(written, wrongScript(language))]
  })
  return z.object(Object.fromEntries([...columns, ['roman', some]])) as unknown as z.ZodType<Keywords>
}

export const matrixRow = z.object({
  service: code,
  level: z.enum(['L1', 'L2', 'L3'], 'must be L1, L2 or L3'),
  department: code,
  designation: code,
  officeLevel: z.enum(AREA_KINDS, `must be one of ${AREA_KINDS.join(', ')}`),
  days,
})

export const vacancyRow = z
  .object({
    posting: postingCode,
    state: z.enum(['vacant', 'in-charge'], 'must be vacant or in-charge'),
    inCharge: orNothing(postingCode),
  })
  .refine((row) => (row.state === 'in-charge') === (row.inCharge !== null), {
    path: ['inCharge'],
    message: 'is given for a posting in-charge, and only then',
  })

export const personRow = z.object({
  code,
  kind: z.enum(['citizen', 'officer'], 'must be citizen or officer'),
  name: z.string().min(2, 'is missing'),
  mobile: z.string().regex(/^[6-9]\d{9}$/, 'must be ten digits, beginning with 6 to 9'),
  email: orNothing(z.email()),
  language: z.string().min(2, 'is missing'),
  postings: list,
  roles: list.pipe(
    z.array(
      z.enum(
        ['call-agent', 'counter-operator', 'administrator', 'auditor', 'operator'],
        'names an unknown role',
      ),
    ),
  ),
})

/** Where our names or codes knowingly differ from the Local Government Directory. */
export const lgdDifferenceRow = z.object({
  kind: z.string(),
  lgd: z.string(),
  lgdName: z.string(),
  ourCode: z.string(),
  reason: z.string().min(1, 'is missing'),
})

type NamedRows = ReturnType<typeof namedRows>
export type AreaRow = z.infer<NamedRows['area']>
export type HolidayRow = z.infer<NamedRows['holiday']>
export type DesignationRow = z.infer<NamedRows['designation']>
export type DepartmentRow = z.infer<NamedRows['department']>
export type CounterRow = z.infer<NamedRows['counter']>
export type ServiceRow = z.infer<NamedRows['service']>
export type MatrixRow = z.infer<typeof matrixRow>
export type VacancyRow = z.infer<typeof vacancyRow>
export type PersonRow = z.infer<typeof personRow>
export type LgdDifferenceRow = z.infer<typeof lgdDifferenceRow>
