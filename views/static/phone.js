// On every page. It lets the service worker in, sends a form that found no network when that is back, and clears what the
// telephone keeps.
{
  const script = document.currentScript
  const workers = navigator.serviceWorker
  const notice = document.getElementById('not-sent')
  /** The form that was sent last from this page. */
  let sent = null
  /** The button that was pressed last, and whether its form waits for the network as it was sent. */
  let pressed = null
  let waits = false

  document.addEventListener('submit', (event) => {
    sent = event.target
    if (sent.classList.contains('tongues')) keepTyped()
    // On a shared telephone the next person must not find what was being written.
    if (sent.hasAttribute('data-forgets-words')) forget()
  })

  document.addEventListener('click', ({ target }) => {
    pressed = target.closest('button') || pressed
    if (target.closest('a.back')) keepTyped()
  })

  // Who goes on writing has not finished: then it is sent by a press, not by itself.
  for (const change of ['input', 'change']) document.addEventListener(change, () => (waits = false))

  // What was typed stays in this tab through a change of language, and through the portal's own way back.
  const place = 'typed ' + location.pathname
  const fields = [
    ...document.querySelectorAll('main textarea, main [type=text]:not([name=code]), main [type=email]'),
  ]

  const keepTyped = () =>
    attempt(() => sessionStorage.setItem(place, JSON.stringify(fields.map(({ value }) => value))))

  attempt(() => {
    const typed = JSON.parse(sessionStorage.getItem(place)) || []
    sessionStorage.removeItem(place)
    if (typed.length === fields.length) fields.forEach((field, index) => (field.value = typed[index]))
  })

  // Chrome focuses no section by itself before version 79.
  const first = document.querySelector('section[autofocus]')
  if (first) first.focus()

  const show = () => {
    const main = document.getElementById('main')
    if (main.contains(sent)) sent.parentNode.insertBefore(notice, sent.nextSibling)
    else main.insertBefore(notice, main.firstChild)
    notice.lastElementChild.hidden = true
    notice.hidden = false
    notice.scrollIntoView({ block: 'nearest' })
    waits = pressed !== null && pressed.form === sent
  }

  addEventListener('online', () => {
    if (waits) pressed.click()
    else notice.lastElementChild.hidden = false
  })

  if (workers) {
    workers.addEventListener('message', ({ data }) => {
      if (data === 'not-sent' && sent) show()
    })
    // After everything that the page itself needs.
    addEventListener('load', () => workers.register(script.dataset.worker).catch(() => {}))
    // Of a page that came past it the worker does not know the language.
    if (!workers.controller)
      workers.ready.then(({ active }) => active.postMessage(document.documentElement.lang)).catch(() => {})
  }

  attempt(() => {
    const kept = JSON.parse(localStorage.getItem('words'))
    const isOld = kept && Date.now() - kept.at > 7 * 24 * 60 * 60 * 1000
    if (isOld || (kept && kept.sent && document.querySelector('[data-words-taken]'))) forget()
  })

  function forget() {
    attempt(() => {
      localStorage.removeItem('words')
      sessionStorage.clear()
    })
  }

  /** A browser may refuse its store altogether. */
  function attempt(what) {
    try {
      what()
    } catch {}
  }
}
