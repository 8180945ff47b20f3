/* Reads main aloud, from heading to heading. In the syntax of Chrome 70: it is sent as it stands here. */
;(function () {
  'use strict'
  var words = document.currentScript.dataset
  var speech = window.speechSynthesis
  var main = document.getElementById('main')
  var heading = main && main.querySelector('h1')
  if (!speech || !window.SpeechSynthesisUtterance || !heading) return

  /* What has its own end when it is spoken; of those inside each other the innermost. */
  var PARTS = 'h1, h2, h3, h4, p, li, dt, dd, caption, th, td, summary, .thread time'
  /* What is there to be filled in or pressed, and what only machines read. */
  var NOT_READ = 'form, nav, button, select, textarea, [hidden], .read-aloud'
  /* Voices out of the network fall silent after some fifteen seconds of one piece. */
  var LONGEST = 160

  var button = null
  var last = null
  var queue = []
  /* Chrome forgets to tell the end of an utterance that nothing refers to any more. */
  var spoken = null

  function voiceFor(language) {
    return speech.getVoices().find(function (voice) {
      return voice.lang.toLowerCase().split(/[-_]/)[0] === language
    })
  }

  function languageOf(element) {
    var named = element.closest('[lang]')
    return (named ? named.lang : document.documentElement.lang).toLowerCase().split('-')[0]
  }

  function isRead(element) {
    return !element.querySelector(PARTS) && !element.closest(NOT_READ) && element.getClientRects().length > 0
  }

  /* At the ends of sentences, else between words. */
  function pieces(text) {
    var found = text.match(/[^.?!:;।]+[.?!:;।]*/g) || []
    return found.reduce(function (all, sentence) {
      var line = ''
      sentence
        .trim()
        .split(/\s+/)
        .forEach(function (word) {
          if (line && line.length + word.length > LONGEST) {
            all.push(line)
            line = ''
          }
          line = line ? line + ' ' + word : word
        })
      return line ? all.concat(line) : all
    }, [])
  }

  function everything() {
    var parts = Array.prototype.filter.call(main.querySelectorAll(PARTS), isRead)
    return parts.reduce(function (all, part) {
      var text = part.textContent.trim()
      return all.concat(
        pieces(text).map(function (piece) {
          return { text: piece, language: languageOf(part) }
        }),
      )
    }, [])
  }

  function next() {
    var piece = queue.shift()
    if (!piece) return stop()
    var own = new SpeechSynthesisUtterance(piece.text)
    own.lang = piece.language + '-IN'
    own.voice = voiceFor(piece.language) || voiceFor(languageOf(heading)) || null
    /* What was stopped still tells its end. */
    own.addEventListener('end', function () {
      if (spoken === own) next()
    })
    own.addEventListener('error', function () {
      if (spoken === own) stop()
    })
    spoken = own
    speech.speak(own)
  }

  function stop() {
    queue = []
    spoken = null
    speech.cancel()
    if (button) say(false)
  }

  function say(reading) {
    button.textContent = reading ? words.stop : words.read
  }

  function press() {
    if (spoken) return stop()
    queue = everything()
    say(true)
    next()
  }

  /* Voices come late in some browsers, and in some never. */
  function offer() {
    if (button || !voiceFor(document.documentElement.lang)) return
    button = document.createElement('button')
    button.type = 'button'
    button.className = 'as-link read-aloud'
    button.addEventListener('click', press)
    say(false)
    place()
    /* What looks at the page again takes away what the portal did not send, the heading itself too. */
    if (window.MutationObserver) new MutationObserver(place).observe(main, { childList: true, subtree: true })
  }

  function place() {
    if (button.isConnected) return
    heading = main.querySelector('h1') || heading
    heading.insertAdjacentElement('afterend', button)
    if (last === button && document.activeElement === document.body) button.focus()
  }

  /* What is taken away loses the focus: whoever was on the button stays on it. */
  document.addEventListener('focusin', function (event) {
    last = event.target
  })

  offer()
  if (speech.addEventListener) speech.addEventListener('voiceschanged', offer)
  window.addEventListener('pagehide', stop)
})()
