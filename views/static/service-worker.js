// docs/adr/0020-what-a-telephone-keeps.md says what is kept and what never is. `release` stands before this text.

/** Where the language is remembered that was read last, so that it outlives a release. */
const LANGUAGE = 'language'

self.addEventListener('install', (event) => {
  const ready = async () => {
    const store = await caches.open(release.name)
    await store.addAll(release.files)
    const language = await lastLanguage()
    if (language) await keepPage(language)
    await self.skipWaiting()
  }
  event.waitUntil(ready())
})

self.addEventListener('activate', (event) => {
  const ready = async () => {
    const old = (await caches.keys()).filter((name) => name !== release.name && name !== LANGUAGE)
    await Promise.all(old.map((name) => caches.delete(name)))
    // Asks for the page while this worker is still being woken.
    if (self.registration.navigationPreload) await self.registration.navigationPreload.enable()
    await self.clients.claim()
  }
  event.waitUntil(ready())
})

self.addEventListener('message', (event) => event.waitUntil(isRead(event.data)))

self.addEventListener('fetch', (event) => {
  const { method, mode, referrer, url } = event.request
  const origin = self.location.origin + '/'
  if (!url.startsWith(origin)) return
  if (mode === 'navigate' && method === 'GET') event.respondWith(page(event))
  // A form of another site goes past this worker: an old Chrome would send it on as one of our own.
  else if (mode === 'navigate' && method === 'POST' && referrer.startsWith(origin))
    event.respondWith(form(event))
  else if (method === 'GET' && url.startsWith(origin + 'static/')) event.respondWith(file(event))
})

/** Pages come from the portal and are never kept. */
async function page(event) {
  try {
    const answer = (await event.preloadResponse) || (await fetch(event.request))
    const language = answer.headers.get('Content-Language')
    if (language) event.waitUntil(isRead(language))
    return answer
  } catch {
    const language = await lastLanguage()
    const kept = language && (await caches.match(release.pages[language], { ignoreVary: true }))
    return kept || Response.error()
  }
}

/** An answer without content leaves the page of the form where it is, with all that was entered. */
async function form(event) {
  try {
    return await fetch(event.request)
  } catch {
    const pages = await self.clients.matchAll({ type: 'window' })
    // Another page that is open may have a form of its own that waits.
    const own = pages.filter(({ url }) => url.split('#')[0] === event.request.referrer)
    for (const one of own) one.postMessage('not-sent')
    return new Response(null, { status: 204 })
  }
}

/** A file has another name when it changes: what is kept is always right. */
async function file(event) {
  const store = await caches.open(release.name)
  const kept = await store.match(event.request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(event.request)
  if (answer.ok) event.waitUntil(store.put(event.request, answer.clone()))
  return answer
}

let known

async function isRead(language) {
  if (language === known || !release.pages[language]) return
  await keepPage(language)
  await (await caches.open(LANGUAGE)).put(self.location.href, new Response(language))
  known = language
}

async function lastLanguage() {
  const said = await (await caches.open(LANGUAGE)).match(self.location.href)
  return said && said.text()
}

/** The page for the time without network, fetched as somebody whom the portal does not know. */
async function keepPage(language) {
  const store = await caches.open(release.name)
  const address = release.pages[language]
  if (await store.match(address, { ignoreVary: true })) return
  const answer = await fetch(address, { credentials: 'omit' })
  if (answer.ok) await store.put(address, answer)
}
