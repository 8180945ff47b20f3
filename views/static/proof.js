// Where a code is asked for while very many are: looks for the number that solves the sum of the page (proof-of-work.ts),
// and holds the form back until it is found.
{
  const part = document.querySelector('[data-sum]')
  const { sum, signature, rounds, zeroBits, again } = part.dataset
  const status = part.querySelector('[role=status]')
  const field = part.querySelector('input')
  const form = field.form
  const bytes = new TextEncoder()
  let pressed = again === 'yes'

  form.addEventListener('submit', (event) => {
    if (field.value !== '' || !crypto.subtle) return
    event.preventDefault()
    // The form goes off by itself: on every page a form that was sent may say that it found no network.
    event.stopPropagation()
    pressed = true
  })

  async function solves(number) {
    const key = await crypto.subtle.importKey('raw', bytes.encode(String(number)), 'PBKDF2', false, [
      'deriveBits',
    ])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes.encode(sum), iterations: Number(rounds) }
    const derived = new DataView(await crypto.subtle.deriveBits(how, key, 256))
    return Math.clz32(derived.getUint32(0)) >= Number(zeroBits)
  }

  async function solve() {
    status.textContent = part.dataset.working
    let number = 0
    while (!(await solves(number))) number += 1
    field.value = `${sum}:${signature}:${number}`
    status.textContent = part.dataset.ready
    if (pressed) form.querySelector('button').click()
  }

  // An old browser, or a page that did not come over an encrypted line, cannot: the page says what then.
  if (crypto.subtle) solve()
}
