// On every page. It lets the service worker in, sends a form that found no network when that is back, and clears what the
// telephone keeps.
{
  const script = document.currentScript
  const workers = navigator.serviceWorker
  const main = document.getElementById('main')
  const notice = document.getElementById('not-sent')
  const [, itself, back] = notice.querySelectorAll('p')
  /** The form that was sent last from this page, and the button that was pressed last. */
  let sent = null
  let pressed = null
  /** Whether what was typed goes with it, or is over with it; and whether something was changed since. */
  let goes = false
  let changed = false
  /** The button of a form that waits for the network as it was sent. */
  let waiting = null

  addEventListener('submit', (event) => {
    sent = event.target
    changed = false
    // On a shared telephone the next person must not find what was being written.
    const ends = sent.hasAttribute('data-forgets-words')
    goes = ends || main.contains(sent)
    if (ends) forget()
  })

  addEventListener('click', ({ target }) => {
    if (!target.closest('button')) return
    pressed = target.closest('button')
    wait(null)
  })

  // Who goes on writing has not finished: then it is sent by a press, not by itself.
  addEventListener('input', () => {
    changed = true
    wait(null)
  })

  /** With a button the notice says that the form is sent by itself. */
  function wait(button) {
    waiting = button
    itself.hidden = !button
  }

  // What was typed and chosen stays in this tab until it is sent: through a change of language, the browser's own ways
  // back and on, and a page that is loaded again.
  const place = 'typed ' + location.pathname
  // As they are now: a part of the page may have been put in anew.
  const fieldsNow = () =>
    [...main.querySelectorAll('textarea, input')].filter(
      ({ name, type }) => /^(text|email|search|radio|check)/.test(type) && name !== 'code',
    )
  const isAsItCame = ({ value, defaultValue, checked, defaultChecked }) =>
    value === defaultValue && checked === defaultChecked

  addEventListener('pagehide', () => {
    const fields = fieldsNow()
    if (goes || fields.every(isAsItCame)) return
    const typed = fields.map(({ value, checked }) => ({ value, checked }))
    attempt(() => sessionStorage.setItem(place, JSON.stringify(typed)))
  })

  attempt(() => {
    const typed = JSON.parse(sessionStorage.getItem(place)) || []
    const fields = fieldsNow()
    sessionStorage.removeItem(place)
    if (typed.length === fields.length) fields.forEach((field, index) => Object.assign(field, typed[index]))
  })

  // Without a script the buttons of the language send what was typed along; this tab keeps it.
  for (const part of document.querySelectorAll('.tongues [form]')) part.removeAttribute('form')

  // Chrome focuses no section by itself before version 79.
  const first = document.querySelector('section[autofocus]')
  if (first) first.focus()

  const show = () => {
    goes = false
    if (main.contains(sent)) sent.parentNode.insertBefore(notice, sent.nextSibling)
    else main.insertBefore(notice, main.firstChild)
    // On a weak line the browser believes that there is a network, and never says that it is back.
    wait(!changed && !navigator.onLine && pressed && pressed.form === sent ? pressed : null)
    back.hidden = true
    notice.hidden = false
    notice.scrollIntoView({ block: 'nearest' })
  }

  addEventListener('online', () => {
    const button = waiting
    wait(null)
    if (button) button.click()
    else back.hidden = false
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
