import { z } from 'zod'

/** Secrets that a developer may use and production must not. */
const DEVELOPMENT_SECRET = 'development-only-secret-never-in-production'

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const port = z.coerce.number().int().min(1).max(65_535)
const secret = z.string().min(32, 'must have at least 32 characters')

/** What the link of an SMS leaves for it: its variable is registered with at most 66 characters. */
const LONGEST_ORIGIN = 40

/** Browsers send exactly this form in the Origin header, and addresses are made by putting a path behind it. */
const origin = z
  .string()
  .refine(
    isOrigin,
    'must be http:// or https:// and a host in small letters, without path, query or slash at the end',
  )
  .max(LONGEST_ORIGIN, `must have at most ${LONGEST_ORIGIN} characters`)

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value
}

/** `id:key` with commas between; a key is 32 bytes in base64. The first seals, the others still open. */
const payloadKeys = z.string().transform((given, context) => {
  const pairs = given.split(',').map((pair) => /^([\w-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(pair.trim()))
  const keys = new Map(pairs.map((pair) => [pair?.[1] ?? '', Buffer.from(pair?.[2] ?? '', 'base64')]))
  if (pairs.every(Boolean) && keys.size === pairs.length) return keys
  context.addIssue('must be id:key, the key 32 bytes in base64, several with commas between and each id once')
  return z.NEVER
})

const paperSecrets = z.string().transform((given, context) => {
  const secrets = given.split(',').map((one) => one.trim())
  if (secrets.every((one) => secret.safeParse(one).success)) return secrets
  context.addIssue('must be former secrets of at least 32 characters each, with commas between')
  return z.NEVER
})

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  STATE: z
    .string()
    .regex(/^[a-z-]+$/)
    .default('karnataka'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** How citizens reach the portal; forms from elsewhere are refused, links of SMS begin with it. */
  PUBLIC_ORIGIN: origin.optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .default('postgres://janaspandana:janaspandana@127.0.0.1:54329/janaspandana'),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('janaspandana'),
  TEMPORAL_UI: z.url().default('http://127.0.0.1:8233'),
  /** Seal what Temporal stores of a case; without keys it is stored as it is. */
  PAYLOAD_KEYS: payloadKeys.default(new Map()),
  TASK_QUEUE: z.string().default('grievances'),
  /** The file that `npm run bundle` has made of the workflow code; without it the worker does so at each start. */
  WORKFLOW_BUNDLE: z.string().optional(),
  TIME_SKIPPING: flag.default(false),
  DATA_DIRECTORY: z.string().default('.data'),
  /** Where this process tells its metrics; 0: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** Where traces go: OTLP over HTTP. */
  TRACES_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Where `npm run backup` keeps what it makes, and PostgreSQL its log. */
  BACKUP_DIRECTORY: z.string().optional(),
  /** Where ClamAV's daemon listens, as host:port: what people send is looked through by it. Without it nothing is. */
  CLAMAV: z
    .string()
    .regex(/^[\w.-]+:\d+$/, 'must be host:port')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Keys of one-time passwords, links and sign-in tickets are derived from it. */
  SECRET: secret.default(DEVELOPMENT_SECRET),
  /** While a new SECRET takes over: the one that is going, or is to come. It opens and proves; nothing is made under it. */
  SECRET_BEFORE: secret.optional(),
  /** Former SECRETs, with commas between: papers that were printed under them are still known as genuine. */
  PAPER_SECRETS: paperSecrets.default([]),
  MSG91_AUTHKEY: z.string().optional(),
  MSG91_SENDER: z.string().default('JSPNDN'),
  /** Part of the address of the delivery-report webhook, which MSG91 does not sign. */
  MSG91_WEBHOOK_SECRET: secret.default(DEVELOPMENT_SECRET),
  MSG91_WEBHOOK_SECRET_BEFORE: secret.optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Janaspandana <no-reply@janaspandana.invalid>'),
  /** Ceiling of one-time passwords to citizens a day, against toll fraud. */
  OTP_DAILY_LIMIT: z.coerce.number().int().positive().default(50_000),
  /** Codes to citizens within five minutes from which on a proof of work is asked for with each. */
  OTP_RUSH: z.coerce.number().int().positive().default(1_500),
  /** Those to officers have a ceiling of their own: no rush of citizens keeps officers from their work. */
  OTP_OFFICER_DAILY_LIMIT: z.coerce.number().int().positive().default(40_000),
  /** Believe X-Forwarded-For of the proxy in front. */
  TRUST_PROXY: flag.default(false),
})

/** Names that belong to us, so that a misspelt one is refused rather than ignored. */
const OURS = /^(MSG91_|SMTP_|OTP_|DATABASE_|PUBLIC_|MAIL_|TEMPORAL_|METRICS_|TRACES_|BACKUP_|PAYLOAD_|PAPER_)/
/** Read by @temporalio/envconfig (mTLS, API key) and by scripts, not here. */
const ELSEWHERE = /^TEMPORAL_(API_KEY|TLS|TLS_.*|CONFIG_FILE|PROFILE|GRPC_META_.*|CODEC_.*)$/

export type Config = ReturnType<typeof readConfig>

/**
 * Reads all settings, or throws one error that names each setting that is unknown, malformed or unsafe.
 * @param environment usually `process.env`
 */
export function readConfig(environment: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  faults.push(...unknownNames(given))
  if (parsed.success)
    faults.push(
      ...unsafeInProduction(parsed.data, given),
      ...openToTheWorld(parsed.data),
      ...unchanged(parsed.data),
    )
  if (!parsed.success || faults.length > 0)
    throw new Error(`Settings are not usable:\n  ${faults.join('\n  ')}`)
  const { data } = parsed
  return {
    ...data,
    production: data.NODE_ENV === 'production',
    /** What is read may have been made under any of these; the first is SECRET. */
    secrets: both(data.SECRET, data.SECRET_BEFORE),
    /** Papers are printed for years: they may have been made under any of these. */
    paperSecrets: [...both(data.SECRET, data.SECRET_BEFORE), ...data.PAPER_SECRETS],
    webhookSecrets: both(data.MSG91_WEBHOOK_SECRET, data.MSG91_WEBHOOK_SECRET_BEFORE),
    PUBLIC_ORIGIN: data.PUBLIC_ORIGIN ?? `http://${data.HOST}:${data.PORT}`,
  }
}

const both = (now: string, before: string | undefined): readonly [string, ...string[]] =>
  before ? [now, before] : [now]

const SECRETS = ['SECRET', 'MSG91_WEBHOOK_SECRET'] as const

/** Whoever sets both to one value believes to have changed it. */
function unchanged(data: z.infer<typeof settings>): string[] {
  return SECRETS.filter((name) => data[name] === data[`${name}_BEFORE`]).map(
    (name) => `${name}_BEFORE: is the same as ${name}`,
  )
}

function unknownNames(given: Record<string, string | undefined>): string[] {
  return Object.keys(given)
    .filter((name) => !(name in settings.shape) && !ELSEWHERE.test(name))
    .filter((name) => OURS.test(name) || Object.keys(settings.shape).some((ours) => isMisspelt(name, ours)))
    .map((name) => `${name}: no such setting`)
}

/** One letter too many, too few or wrong. */
function isMisspelt(name: string, ours: string): boolean {
  const [short, long] = name.length < ours.length ? [name, ours] : [ours, name]
  if (long.length - short.length > 1) return false
  const from = [...short].findIndex((letter, index) => letter !== long[index])
  if (from < 0) return true
  return long.slice(from + 1) === short.slice(long.length === short.length ? from + 1 : from)
}

const NEEDED_IN_PRODUCTION = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'PUBLIC_ORIGIN',
  'MSG91_AUTHKEY',
  'SMTP_URL',
  // Forgotten behind a proxy, all citizens would share one address and one allowance.
  'TRUST_PROXY',
] as const

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

/** Development lets anybody be anybody: it must never be what the world reaches because a setting was forgotten. */
function openToTheWorld(data: z.infer<typeof settings>): string[] {
  if (data.NODE_ENV === 'production') return []
  const named = data.PUBLIC_ORIGIN ? new URL(data.PUBLIC_ORIGIN).hostname : data.HOST
  const far = [data.HOST, named].some((host) => !LOOPBACK.includes(host.replace(/[[\]]/g, '')))
  return far ? ['NODE_ENV: must be production where HOST or PUBLIC_ORIGIN is not this machine'] : []
}

function unsafeInProduction(
  data: z.infer<typeof settings>,
  given: Record<string, string | undefined>,
): string[] {
  if (data.NODE_ENV !== 'production') return []
  const faults = NEEDED_IN_PRODUCTION.filter((name) => !given[name]).map(
    (name) => `${name}: needed in production`,
  )
  for (const name of SECRETS.flatMap((one) => [one, `${one}_BEFORE`] as const))
    if (data[name] === DEVELOPMENT_SECRET)
      faults.push(`${name}: a development secret is not allowed in production`)
  if (data.PUBLIC_ORIGIN?.startsWith('http:')) faults.push('PUBLIC_ORIGIN: must be https in production')
  if (data.DATABASE_URL.includes('janaspandana:janaspandana@'))
    faults.push('DATABASE_URL: the development password is not allowed in production')
  if (data.TIME_SKIPPING) faults.push('TIME_SKIPPING: must be off in production')
  return faults
}
