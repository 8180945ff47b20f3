import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'

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
  QRCode.toString(authenticatorLink(secret, name), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })

/**
 * The time step that a code belongs to, or null for a wrong one. One step before and after is accepted, because clocks
 * of telephones are not exact.
 */
export function authenticatorStep(secret: string, code: string, now: number): number | null {
  const delta = appFor(secret, '').validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}
