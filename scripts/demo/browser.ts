/** What came back, as far as a person would see it. */
export interface Answer {
  status: number
  /** Where the answer leads; empty where it is a page. */
  location: string
  text: string
}

export type Fields = Record<string, string>

/** A browser without a screen: keeps cookies, sends forms, follows nothing by itself. */
export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly origin: string) {}

  get(path: string): Promise<Answer> {
    return this.ask(path, {})
  }

  /** Sends a form; with files as browsers send them. */
  send(path: string, fields: Fields, files: File[] = []): Promise<Answer> {
    const body = files.length > 0 ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    if (body instanceof FormData) for (const file of files) body.append('files', file)
    return this.ask(path, { method: 'POST', body })
  }

  private async ask(path: string, request: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Cookie: cookie, 'Accept-Language': 'en', Origin: this.origin }
    const response = await fetch(this.origin + path, { ...request, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
    return {
      status: response.status,
      location: response.headers.get('Location') ?? '',
      text: await response.text(),
    }
  }
}

/** The value of a hidden field of a page. */
export function hiddenField({ text }: Answer, name: string): string {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(text)?.[0] ?? ''
  return /value="([^"]*)"/.exec(field)?.[1] ?? ''
}

/** The code by which somebody without a name comes back, which a receipt shows below the number. */
export function codeOn(receipt: Answer): string {
  const [, code] = [...receipt.text.matchAll(/<p class="number large">([^<]*)<\/p>/g)]
  if (!code?.[1]) throw new Refused('The code of the receipt', receipt)
  return code[1]
}

/** What can be chosen in a field of radio buttons. */
export function choicesOf({ text }: Answer, name: string): string[] {
  const fields = text.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g')) ?? []
  return fields.flatMap((field) => /value="([^"]*)"/.exec(field)?.[1] ?? [])
}

/** The site said no where the play expected a yes: a fault of the play or of the site. */
export class Refused extends Error {
  constructor(what: string, { status, text }: Pick<Answer, 'status' | 'text'>) {
    const words = text
      .replace(/^[\s\S]*<main[^>]*>/, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
    super(`${what} was refused (${status}): ${words.slice(0, 200)}`)
  }
}

/** The address that an accepted form leads to. */
export function accepted(answer: Answer, what: string): string {
  if (answer.status !== 303) throw new Refused(what, answer)
  return answer.location
}
