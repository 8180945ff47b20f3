/* Written for Chrome 70: no optional chaining, no private fields. Whatever it does, the form can do without it. */
'use strict'

/* Where the phone is: asked only when the button is pressed, sent with its form, forgotten here. */
for (const phone of document.querySelectorAll('[data-phone]')) {
  if (!navigator.geolocation || !window.isSecureContext) continue
  const button = phone.querySelector('button')
  const said = phone.querySelector('[data-said]')
  const field = (name) => phone.querySelector('input[name=' + name + ']')
  const fill = (coords) => {
    for (const name of ['latitude', 'longitude', 'accuracy'])
      field(name).value = coords ? String(coords[name]) : ''
  }
  let sending = false
  phone.hidden = false
  button.addEventListener('click', (event) => {
    if (sending) return
    event.preventDefault()
    said.textContent = phone.dataset.looking
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill(coords)
        sending = true
        button.click()
      },
      ({ code }) => {
        said.textContent = code === 1 ? phone.dataset.refused : phone.dataset.unknown
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 30000 },
    )
  })
  /* Somebody who comes back may be elsewhere by then. */
  window.addEventListener('pageshow', () => {
    sending = false
    fill(null)
    said.textContent = ''
  })
}

/* The sketch: the point is moved here, and its coordinates stand in the field that is sent. */
const sketch = document.querySelector('[data-sketch]')
if (sketch) {
  const { north, west, height, width, decimals } = sketch.dataset
  const picture = sketch.querySelector('input[type=image]')
  const over = sketch.querySelector('svg')
  const marker = over.querySelector('.marker')
  const field = document.querySelector('#coordinates')
  const side = over.viewBox.baseVal.width
  const at = { x: Number(sketch.dataset.x), y: Number(sketch.dataset.y) }
  sketch.classList.add('scripted')

  const put = (x, y) => {
    at.x = Math.min(side, Math.max(0, x))
    at.y = Math.min(side, Math.max(0, y))
    marker.setAttribute('transform', 'translate(' + at.x + ' ' + at.y + ')')
    over.removeAttribute('hidden')
    const latitude = Number(north) - (at.y / side) * Number(height)
    const longitude = Number(west) + (at.x / side) * Number(width)
    field.value = latitude.toFixed(decimals) + ', ' + longitude.toFixed(decimals)
  }
  const putAt = (event) => {
    const box = picture.getBoundingClientRect()
    put(((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side)
  }
  picture.addEventListener('click', (event) => {
    event.preventDefault()
    /* A key was pressed and nothing touched: the arrows move the point. */
    if (event.detail > 0) putAt(event)
  })
  picture.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? 10 : 1
    const [right, down] = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    }[event.key] || [0, 0]
    if (right === 0 && down === 0) return
    event.preventDefault()
    put(at.x + right, at.y + down)
  })
  let dragged = null
  marker.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    dragged = event.pointerId
    marker.setPointerCapture(dragged)
  })
  marker.addEventListener('pointermove', (event) => {
    if (event.pointerId === dragged) putAt(event)
  })
  for (const end of ['pointerup', 'pointercancel'])
    marker.addEventListener(end, () => {
      dragged = null
    })
}
