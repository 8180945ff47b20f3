import type { siteForTest } from '../contract/site'
import { asRead } from '../harness/as-read'

export interface Answer {
  status: number
  text: string
  location: string
}

type Form = Record<string, string | string[] | File | File[]>

/** A browser without a script: it keeps cookies and posts forms. */
export function browserOn({ app }: ReturnType<typeof siteForTest>, cookies: Record<string, string> = {}) {
  const jar = new Map(Object.entries({ language: 'en', ...cookies }))
  async function send(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(path, {
      ...init,
      headers: { cookie, origin: 'http://127.0.0.1:3000' },
    })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
      if (/max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    return {
      status: response.status,
      text: asRead(await response.text()),
      location: response.headers.get('location') ?? '',
    }
  }
  return {
    jar,
    get: (path: string) => send(path),
    post: (path: string, form: Form) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(form))
        for (const one of [value].flat()) body.append(name, one)
      return send(path, { method: 'POST', body })
    },
  }
}

/** The value of a hidden field of a page. */
export const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
