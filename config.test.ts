import { describe, expect, it } from 'vitest'
import { readConfig } from './config'

const secret = 'x'.repeat(40)
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://portal@db.example/janaspandana',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  PUBLIC_ORIGIN: 'https://janaspandana.example',
  MSG91_AUTHKEY: 'key',
  SMTP_URL: 'smtps://mail.example:465',
  TRUST_PROXY: 'true',
  SECRET: secret,
  MSG91_WEBHOOK_SECRET: secret,
}

describe('settings', () => {
  it('have a value for everything in development', () => {
    const config = readConfig({})
    expect(config.production).toBe(false)
    expect(config.PUBLIC_ORIGIN).toBe('http://127.0.0.1:3000')
  })

  it('take an empty value for none', () => {
    expect(readConfig({ PORT: '' }).PORT).toBe(3000)
  })

  it('are refused by name when they are unknown', () => {
    expect(() => readConfig({ MSG91_AUTH_KEY: 'x' })).toThrow(/MSG91_AUTH_KEY: no such setting/)
    for (const name of ['SECRT', 'PORTT', 'LOG_LEVL', 'STATES']) {
      expect(() => readConfig({ [name]: 'x' })).toThrow(`${name}: no such setting`)
    }
    expect(() => readConfig({ PATH: '/usr/bin', TEMPORAL_TLS_CLIENT_CERT_PATH: '/x' })).not.toThrow()
  })

  it('know the papers of former secrets, and none of one that is too short', () => {
    const [one, other] = ['y'.repeat(32), 'z'.repeat(32)]
    const { paperSecrets } = readConfig({
      SECRET: secret,
      SECRET_BEFORE: one,
      PAPER_SECRETS: ` ${other}, ${one}`,
    })
    expect(paperSecrets).toEqual([secret, one, other, one])
    expect(readConfig({ SECRET: secret }).paperSecrets).toEqual([secret])
    expect(() => readConfig({ PAPER_SECRETS: `${one},short` })).toThrow(
      /PAPER_SECRETS: must be former secrets/,
    )
    expect(() => readConfig({ PAPER_SECRET: one })).toThrow('PAPER_SECRET: no such setting')
  })

  it('are refused by name when they are malformed, all at once', () => {
    expect(() => readConfig({ PORT: 'eighty', DATABASE_URL: 'nowhere' })).toThrow(/PORT[\s\S]*DATABASE_URL/)
  })

  it.each([
    'https://janaspandana.example/',
    'https://janaspandana.example/portal',
    'https://janaspandana.example?from=sms',
    'https://janaspandana.example#top',
    'https://somebody@janaspandana.example',
    'https://Janaspandana.example',
    'https://janaspandana.example:443',
    'ftp://janaspandana.example',
    'janaspandana.example',
  ])('refuse %s for an origin: links and the check of forms begin with it', (PUBLIC_ORIGIN) => {
    expect(() => readConfig({ PUBLIC_ORIGIN })).toThrow(/^Settings are not usable:\n {2}PUBLIC_ORIGIN: /)
  })

  it('take an origin of 40 characters and none longer, which would not fit the link of an SMS', () => {
    const longest = `https://${'a'.repeat(24)}.example`
    expect(longest).toHaveLength(40)
    expect(readConfig({ ...production, PUBLIC_ORIGIN: longest }).PUBLIC_ORIGIN).toBe(longest)
    const longer = longest.replace('a', 'aa')
    expect(() => readConfig({ ...production, PUBLIC_ORIGIN: longer })).toThrow(
      /PUBLIC_ORIGIN: .*at most 40 characters/,
    )
  })

  it('never tell a value, which may be a secret', () => {
    expect(() => readConfig({ SECRET: 'short-but-secret' })).toThrow(
      /^(?![\s\S]*short-but-secret)[\s\S]*SECRET/,
    )
  })
})

describe('settings of development', () => {
  it.each([
    { HOST: '0.0.0.0' },
    { PUBLIC_ORIGIN: 'http://grievances.example' },
    { PUBLIC_ORIGIN: 'https://janaspandana.example' },
  ])('stay on this machine: %o', (open) => {
    expect(() => readConfig(open)).toThrow(/NODE_ENV: must be production/)
  })
})

describe('settings of production', () => {
  it('are complete with these', () => {
    expect(readConfig(production).production).toBe(true)
  })

  it.each(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'PUBLIC_ORIGIN', 'MSG91_AUTHKEY', 'SMTP_URL', 'TRUST_PROXY'])(
    'need %s',
    (name) => {
      expect(() => readConfig({ ...production, [name]: undefined })).toThrow(`${name}: needed in production`)
    },
  )

  it.each(['SECRET', 'MSG91_WEBHOOK_SECRET'])('refuse the development value of %s', (name) => {
    expect(() => readConfig({ ...production, [name]: undefined })).toThrow(`${name}: a development secret`)
  })

  it.each(['SECRET_BEFORE', 'MSG91_WEBHOOK_SECRET_BEFORE'])(
    'take %s, but not the development one',
    (name) => {
      expect(readConfig({ ...production, [name]: 'y'.repeat(40) }).production).toBe(true)
      const known = 'development-only-secret-never-in-production'
      expect(() => readConfig({ ...production, [name]: known })).toThrow(`${name}: a development secret`)
      expect(() => readConfig({ ...production, [name]: secret })).toThrow(`${name}: is the same as`)
    },
  )

  it('refuse plain http and the development password', () => {
    const weak = {
      PUBLIC_ORIGIN: 'http://janaspandana.example',
      DATABASE_URL: 'postgres://janaspandana:janaspandana@db/x',
    }
    expect(() => readConfig({ ...production, ...weak })).toThrow(
      /PUBLIC_ORIGIN: must be https[\s\S]*DATABASE_URL: the dev/,
    )
  })

  it('refuse to move clocks', () => {
    expect(() => readConfig({ ...production, TIME_SKIPPING: 'true' })).toThrow('TIME_SKIPPING: must be off')
  })
})
