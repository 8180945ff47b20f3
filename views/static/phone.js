// On every page. It lets the service worker in, says when a form found no network, and clears what the telephone keeps.
{
  const script = document.currentScript
  const workers = navigator.serviceWorker
  const notice = document.getElementById('not-sent')
  /** The form that was sent last from this page. */
  let sent = null

  document.addEventListener('submit', (event) => {
    sent = event.target
    // On a shared telephone the next person must not find what was being written.
    if (sent.hasAttribute('data-forgets-words')) forget()
  })

  const show = () => {
    const main = document.getElementById('main')
    if (main.contains(sent)) sent.parentNode.insertBefore(notice, sent.nextSibling)
    else main.insertBefore(notice, main.firstChild)
    notice.lastElementChild.hidden = true
    notice.hidden = false
    notice.scrollIntoView({ block: 'nearest' })
  }

  addEventListener('online', () => {
    notice.lastElementChild.hidden = false
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

  // A browser may refuse its store altogether.
  try {
    const kept = JSON.parse(localStorage.getItem('words'))
    const isOld = kept && Date.now() - kept.at > 7 * 24 * 60 * 60 * 1000
    if (isOld || (kept && kept.sent && document.querySelector('[data-words-taken]'))) forget()
  } catch {}

  function forget() {
    try {
      localStorage.removeItem('words')
    } catch {}
  }
}
