import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { qrCode } from './qr-code'

const PERIOD = 30

function appFor(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Janaspandana',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })
}

/** A new secret for an authenticator app: 160 bits, base32. */
export const newAuthenticatorSecret = (): string => new Secret({ size: 20 }).base32

/** Address that an authenticator app takes the secret from. */
export const authenticatorLink = (secret: string, name: string): string => appFor(secret, name).toString()

/** The same as a QR code in SVG, served from an address of its own since the CSP allows no data: pictures. */
export const authenticatorPicture = (secret: string, name: string): Promise<string> =>
  qrCode(authenticatorLink(secret, name), 2)

/**
 * The time step that a code belongs to, or null for a wrong one. One step before and after is accepted, because clocks
 * of telephones are not exact.
 */
export function authenticatorStep(secret: string, code: string, now: number): number | null {
  const delta = appFor(secret, '').validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}

/** Whoever reads the database alone must not be able to make an officer's codes: the table has sealed secrets. */
export function sealSecret(key: string, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/**
 * The secret as the app has it, and under which of the keys it was sealed. Throws where none of them opens it, or it was
 * changed.
 */
export function openSecret(keys: readonly string[], sealed: string): { secret: string; key: string } {
  for (const key of keys) {
    try {
      return { secret: openWith(key, sealed), key }
    } catch {
      // Of another key: AES-GCM says so by failing.
    }
  }
  throw new Error('No key opens this secret of an authenticator app: was SECRET changed?')
}

function openWith(key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

const sealingKey = (key: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', 'authenticator-secret', 32))
