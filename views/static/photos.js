// Where photos are chosen. A photo of a telephone has 5 MB, which take two minutes on a slow line; so it is made smaller
// before it is sent. Whatever goes wrong, the photo goes as it is; PDFs always do.
{
  const LONGEST = 1600
  const LARGE = 500000
  const PHOTO = /^image\/(jpeg|png|webp)$/
  /** Two dots side by side, to be shown above each other: Chrome before 81 lays photos on their side. */
  const DOTS =
    '/9j/4QAiRXhpZgAASUkqAAgAAAABABIBAwABAAAABgAAAAAAAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z'

  for (const note of document.querySelectorAll('[data-photos]'))
    attend(note, note.parentNode.querySelector('input'))

  function attend(note, field) {
    /** What is being made smaller, and the button that was pressed meanwhile. */
    let work = null
    let pressed = null
    let said = ''
    const say = (name, before, after) => {
      said = note.textContent = note.dataset[name]
        .replace('{before}', size(before))
        .replace('{after}', size(after))
    }

    field.addEventListener('change', async () => {
      const chosen = Array.from(field.files)
      const own = (work = {})
      if (chosen.some(({ type }) => PHOTO.test(type))) note.textContent = note.dataset.working
      const files = await Promise.all(chosen.map((file) => smaller(file).catch(() => file)))
      if (work !== own) return
      const replaced = put(field, chosen, files)
      if (chosen.length === 0) said = note.textContent = ''
      else if (sum(replaced) < sum(chosen)) say('smaller', sum(chosen), sum(replaced))
      else say('asItIs', 0, sum(chosen))
      work = null
      if (pressed) pressed.click()
      pressed = null
    })

    field.form.addEventListener('click', (event) => {
      const button = event.target.closest('button')
      if (!work || !button) return
      event.preventDefault()
      pressed = button
    })
    field.form.addEventListener('submit', (event) => {
      if (sum(Array.from(field.files)) > Number(note.dataset.most)) {
        event.preventDefault()
        event.stopPropagation()
        say('tooMuch', 0, sum(Array.from(field.files)))
        field.focus()
      } else if (field.files.length > 0)
        note.textContent = note.dataset.sending.replace('{after}', size(sum(Array.from(field.files))))
    })
    if (navigator.serviceWorker)
      navigator.serviceWorker.addEventListener('message', ({ data }) => {
        if (data === 'not-sent') note.textContent = said
      })
  }

  /** Puts the files into the field, where this browser lets itself be told; gives what is in it then. */
  function put(field, chosen, files) {
    if (files.every((file, index) => file === chosen[index])) return chosen
    try {
      const carrier = new DataTransfer()
      for (const file of files) carrier.items.add(file)
      field.files = carrier.files
      return files
    } catch {
      return chosen
    }
  }

  async function smaller(file) {
    if (!PHOTO.test(file.type) || !(await turnsPhotos())) return file
    const photo = await createImageBitmap(file)
    const share = Math.min(1, LONGEST / Math.max(photo.width, photo.height))
    if (share === 1 && file.size <= LARGE) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(photo.width * share)
    canvas.height = Math.round(photo.height * share)
    const ground = canvas.getContext('2d')
    ground.fillStyle = '#fff'
    ground.fillRect(0, 0, canvas.width, canvas.height)
    ground.imageSmoothingQuality = 'high'
    ground.drawImage(photo, 0, 0, canvas.width, canvas.height)
    photo.close()
    const made = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8))
    if (!made || made.size >= file.size) return file
    return new File([made], file.name.replace(/\.\w+$/, '') + '.jpg', { type: made.type })
  }

  let turning

  function turnsPhotos() {
    if (!turning) {
      const bytes = Uint8Array.from(atob(DOTS), (letter) => letter.charCodeAt(0))
      turning = createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).then(({ width }) => width === 1)
    }
    return turning
  }

  const sum = (files) => files.reduce((bytes, { size }) => bytes + size, 0)

  /** As views/format.ts says it. */
  function size(bytes) {
    if (bytes < 1000000) return Math.max(1, Math.round(bytes / 1000)) + ' KB'
    return (bytes / 1000000).toFixed(1) + ' MB'
  }
}
