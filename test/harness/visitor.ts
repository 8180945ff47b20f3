import type { Database } from '../../db/client'
import { createSession } from '../../db/queries/session'
import { citizens } from '../../db/schema/people'

/** A browser without a screen: keeps cookies, sends forms, follows nothing by itself. */
export class Visitor {
  private readonly cookies = new Map<string, string>()

  /** @param more headers that go with every request */
  constructor(
    private readonly origin: string,
    private readonly more: Record<string, string> = {},
  ) {}

  async get(path: string): Promise<Response> {
    return this.keep(await fetch(this.origin + path, { headers: this.headers(), redirect: 'manual' }))
  }

  async post(path: string, fields: Record<string, string> | FormData): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    const headers = { ...this.headers(), Origin: this.origin }
    return this.keep(await fetch(this.origin + path, { method: 'POST', body, headers, redirect: 'manual' }))
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value)
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { ...this.more, Cookie: cookie, 'Accept-Language': 'en' }
  }

  private keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
    return response
  }
}

/** The value of a hidden field of a page. */
export function hiddenField(html: string, name: string): string {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
  return /value="([^"]*)"/.exec(field)?.[1] ?? ''
}

/** A citizen who is registered and signed in. */
export async function signedInCitizen(db: Database, origin: string, mobile: string): Promise<Visitor> {
  const [citizen] = await db
    .insert(citizens)
    .values({ mobile, name: 'Shantamma', language: 'en' })
    .returning()
  const visitor = new Visitor(origin)
  visitor.setCookie('session', await createSession(db, 'citizen', citizen?.id ?? '', Date.now()))
  return visitor
}

/** Fills in the filing journey up to the review. Returns the key of the form that files it. */
export async function fillInGrievance(visitor: Visitor, description: string): Promise<string> {
  await visitor.post('/grievances/new', { description })
  await visitor.post('/grievances/new/service', { service: 'old-age-pension' })
  await visitor.post('/grievances/new/place', {
    district: 'gadag',
    taluk: 'gadag.ron',
    locality: '',
    address: '',
  })
  await visitor.post('/grievances/new/details', { urgent: 'no' })
  const review = await visitor.get('/grievances/new/review')
  return hiddenField(await review.text(), 'key')
}
