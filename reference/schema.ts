import { z } from 'zod'

/** Kinds of area from the widest to the finest: villages lie in hoblis, wards in towns, hoblis and towns in taluks. */
export const AREA_KINDS = [
  'state',
  'division',
  'district',
  'taluk',
  'hobli',
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
const nameEn = z.string().min(2, 'is missing')
const nameKn = z.string().regex(/\p{Script=Kannada}/u, 'must be in Kannada script')
const day = z.iso.date('must be a day such as 2026-01-26')
const days = z.coerce.number('must be a number').int().min(1).max(90)
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema.nullable()], { error: 'is not well formed' })

/** A cell with several values, separated by semicolons. Empty ones are left out. */
const list = z.string().transform((cell) =>
  cell
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean),
)
const keywords = list.refine((words) => words.length > 0, 'needs at least one keyword')

export const areaRow = z.object({
  code: areaCode,
  kind: z.enum(AREA_KINDS, `must be one of ${AREA_KINDS.join(', ')}`),
  parent: orNothing(areaCode),
  lgd: orNothing(z.string().regex(/^\d+$/)),
  nameEn,
  nameKn,
})

export const holidayRow = z.object({ date: day, nameEn, nameKn, declaredOn: orNothing(day) })

export const designationRow = z.object({ code, nameEn, nameKn })

export const departmentRow = z.object({
  code,
  nameEn,
  nameKn,
  nodalDesignation: code,
  headDesignation: code,
  serves: list,
})

export const serviceRow = z.object({
  code,
  department: code,
  nameEn,
  nameKn,
  keywordsEn: keywords,
  keywordsKn: keywords.refine(
    (words) => words.some((word) => /\p{Script=Kannada}/u.test(word)),
    'must be in Kannada script',
  ),
  keywordsRoman: keywords,
  partner: orNothing(z.enum(PARTNERS)),
  urgent: z.enum(['yes', 'no'], 'must be yes or no').transform((word) => word === 'yes'),
  place: z.enum(['district', 'taluk', 'town'], 'must be district, taluk or town'),
})

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
    z.array(z.enum(['call-agent', 'counter-operator', 'administrator', 'auditor'], 'names an unknown role')),
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

export type AreaRow = z.infer<typeof areaRow>
export type HolidayRow = z.infer<typeof holidayRow>
export type DesignationRow = z.infer<typeof designationRow>
export type DepartmentRow = z.infer<typeof departmentRow>
export type ServiceRow = z.infer<typeof serviceRow>
export type MatrixRow = z.infer<typeof matrixRow>
export type VacancyRow = z.infer<typeof vacancyRow>
export type PersonRow = z.infer<typeof personRow>
export type LgdDifferenceRow = z.infer<typeof lgdDifferenceRow>
