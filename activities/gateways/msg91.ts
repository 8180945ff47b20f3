import msg91Module from 'msg91'
import http from 'msg91/dist/axios.js'
import { connectingWithin, neverSent } from './connection'
import { withoutPersonalData, type Handover, type Sms, type SmsGateway } from './sms'

// Both modules are CommonJS compiled from TypeScript: their default export is one level deeper under Node.
const msg91 = inner(msg91Module)
const client = inner(http)

function inner<T extends object>(module: T): T {
  return 'default' in module ? (module.default as T) : module
}

/** Milliseconds. The SDK gives up on the whole request after ten seconds. */
const CONNECT_WITHIN = 5_000

/** The SDK is a singleton whose second `initialize` throws. The key that counts is given with each `getSMS`. */
let initialized = false

function sdk(authKey: string) {
  if (!initialized) {
    msg91.initialize({ authKey })
    // It posts JSON under axios's default for strings, which is that of a form.
    client.defaults.headers.post['Content-Type'] = 'application/json'
    client.defaults.httpsAgent = connectingWithin(CONNECT_WITHIN)
    initialized = true
  }
  return msg91.getSMS({ authKey })
}

/** MSG91 by its official SDK. One recipient a call: the SDK sends lists in a shape that the API does not read. */
export function msg91Gateway(settings: { authKey: string; sender: string }): SmsGateway {
  const sms = sdk(settings.authKey)
  return {
    async send({ templateId, mobile, variables }: Sms): Promise<Handover> {
      const recipient = { mobile: mobile.replace(/^\+/, ''), ...variables }
      try {
        return accepted(await sms.send(templateId, recipient, { senderId: settings.sender, shortURL: false }))
      } catch (problem) {
        return refused(problem)
      }
    },
  }
}

/** `{ message }` is the request's id. Anything else with status 200 is no answer that we can read. */
function accepted(answer: unknown): Handover {
  const message = fieldOf(answer, 'message')
  if (typeof message === 'string' && /^[\w-]{6,64}$/.test(message)) return { ok: true, providerId: message }
  return { ok: false, retryable: true, lostAnswer: true, error: 'malformed-answer' }
}

/** The SDK rejects with a plain `{ message }` for what MSG91 refuses, and with axios's error for the rest. */
function refused(problem: unknown): Handover {
  const status = fieldOf(fieldOf(problem, 'response'), 'status')
  const body = fieldOf(fieldOf(problem, 'response'), 'data')
  if (typeof status === 'number') return byStatus(status, wordsOf(body))
  const code = fieldOf(problem, 'code')
  if (typeof code === 'string') return byNetwork(code, fieldOf(problem, 'cause'))
  if (problem instanceof Error)
    return { ok: false, retryable: true, lostAnswer: true, error: 'malformed-answer' }
  return byWords(wordsOf(problem))
}

/** Answers of whoever stands in front of MSG91, or of MSG91 while it takes nothing: the message was not accepted. */
const NOT_ACCEPTED = [408, 429, 502, 503]

function byStatus(status: number, words: string): Handover {
  if (NOT_ACCEPTED.includes(status)) return { ok: false, retryable: true, error: `http-${status}` }
  if (status >= 500) return { ok: false, retryable: true, lostAnswer: true, error: `http-${status}` }
  // A wrong key or an address that is not on the list is ours to mend; the message is not to blame.
  if (status === 401 || status === 403 || status === 418)
    return { ok: false, retryable: true, error: `http-${status}` }
  return words ? byWords(words) : { ok: false, retryable: false, error: `http-${status}` }
}

/** After a timeout or a connection that broke off MSG91 may have the message. */
function byNetwork(code: string, cause: unknown): Handover {
  return {
    ok: false,
    retryable: true,
    error: code,
    ...(neverSent({ code, cause }) ? {} : { lostAnswer: true }),
  }
}

/** Refusals that another attempt cannot change: the number, the registered text, the recipient's own choice. */
const FINAL =
  /(invalid|wrong|incorrect|missing|blocked|blacklist)[^.]*(mobile|number|recipient)|(mobile|number|recipient)[^.]*(invalid|wrong|incorrect|missing|blocked|blacklist)|dnd|ndnc|(template|flow)[^.]*(invalid|missing|not found|not exist|reject|mismatch|not approved|disabled)|(invalid|missing|wrong)[^.]*(template|flow)|dlt/i

function byWords(words: string): Handover {
  return { ok: false, retryable: !FINAL.test(words), error: withoutPersonalData(words) || 'refused' }
}

function wordsOf(body: unknown): string {
  const message = fieldOf(body, 'message') ?? fieldOf(body, 'errors') ?? body
  if (typeof message === 'string') return message
  return message === undefined || message === null ? '' : JSON.stringify(message)
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
