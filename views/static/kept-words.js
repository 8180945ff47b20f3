// Where a grievance is described. What stands in the box stays on this telephone until it has been sent (phone.js).
{
  const WEEK = 7 * 24 * 60 * 60 * 1000
  const [kept, deleted] = ['kept', 'deleted'].map((name) => document.querySelector(`[data-words=${name}]`))
  const form = kept.closest('form')
  const box = form.elements.description
  const valueOf = (name) => (form.elements[name] ? form.elements[name].value : '')

  /** Null where nothing is kept, or for too long, or this browser has no store. */
  function read() {
    try {
      const words = JSON.parse(localStorage.getItem('words'))
      return words && Date.now() - words.at < WEEK ? words : null
    } catch {
      return null
    }
  }

  /** The box is kept as it is now; an empty one is no longer kept. */
  function keep(sent) {
    const text = box.value
    deleted.hidden = true
    kept.hidden = text.trim() === ''
    try {
      if (kept.hidden) localStorage.removeItem('words')
      else {
        const words = { text, service: valueOf('service'), key: valueOf('key'), at: Date.now(), sent }
        localStorage.setItem('words', JSON.stringify(words))
      }
    } catch {
      kept.hidden = true
    }
  }

  /** The form of another page may not ask for what belongs to the words. */
  function bring(name, value) {
    if (!value || form.elements[name]) return
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.appendChild(input)
  }

  const words = read()
  // phone.js may have given them back to this tab already.
  const isFree = words && (box.value === '' || box.value === words.text)
  if (isFree || (words && words.key !== '' && words.key === valueOf('key'))) {
    box.value = words.text
    bring('service', words.service)
    bring('key', words.key)
    kept.hidden = false
  }

  box.addEventListener('input', () => keep(false))
  form.addEventListener('submit', () => keep(true))
  if (navigator.serviceWorker)
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data === 'not-sent') keep(false)
    })

  let last = ''
  kept.querySelector('button').addEventListener('click', () => {
    last = box.value
    box.value = ''
    keep(false)
    deleted.hidden = false
    deleted.querySelector('button').focus()
  })
  deleted.querySelector('button').addEventListener('click', () => {
    box.value = last
    keep(false)
    box.focus()
  })
}
