/** One SMS, ready to go. */
export interface Sms {
  /** Id under which the provider knows the registered text. */
  templateId: string
  /** E.164, such as +919900000001. */
  mobile: string
  /** VAR1, VAR2, ... in the order of the text. */
  variables: Record<string, string>
  /** The text with its variables filled in, as the citizen will read it. */
  text: string
  language: string
  /** Key of the ledger: the same for every attempt at this message. */
  key: string
}

/**
 * What became of handing a message to a provider.
 * `ok`: accepted, not yet delivered; `providerId` is what its delivery report will name.
 * `retryable`: worth another attempt. `lostAnswer`: it may have been accepted, we cannot know; such a one is sent once
 * more at most.
 * `error` is a short code or the provider's own words without any mobile number.
 */
export type Handover =
  | { ok: true; providerId: string }
  | { ok: false; retryable: boolean; error: string; lostAnswer?: boolean }

/** A provider of SMS. Never throws for what the provider or the network does. */
export interface SmsGateway {
  send(sms: Sms): Promise<Handover>
}

/** Provider's words, short and without anything that looks like a mobile number or a mailbox. */
export function withoutPersonalData(words: string): string {
  return words
    .replace(/[^\s@<]+@[^\s@>]+/g, '[mailbox]')
    .replace(/\+?\d[\d -]{6,}\d/g, '[number]')
    .slice(0, 200)
}
