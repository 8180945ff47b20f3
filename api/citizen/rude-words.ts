/**
 * Words that a reader takes for abuse, in each language and in Latin letters. Few and unmistakable: a warning at an
 * innocent word offends, and who writes of stray dogs means dogs.
 */
const ABUSE = {
  english: ['fuck\\w*', 'bastards?', 'assholes?', 'motherfuck\\w*', 'bullshit'],
  kannada: ['ಬೋಳಿ ?ಮಗ\\S*', 'ಸೂಳೆ ?ಮಗ\\S*', 'ಹರಾಮಿ\\S*', 'boli ?maga\\w*', 'so?[ou]le ?maga\\w*'],
  hindi: ['मादरचोद\\S*', 'बहनचोद\\S*', 'चूतिय\\S*', 'हरामी', 'हरामखोर', 'हरामज़ाद\\S*', 'हरामजाद\\S*'],
  punjabi: ['ਭੈਣਚੋਦ\\S*', 'ਮਾਦਰਚੋਦ\\S*', 'ਹਰਾਮੀ', 'ਹਰਾਮਖੋਰ', 'ਹਰਾਮਜ਼ਾਦ\\S*'],
  inLatinLetters: ['madarch?od\\w*', 'be?he?nchod\\w*', 'chutiya\\w*', 'hara?ami', 'haram(?:i|khor|zad[ae])'],
}

export const RUDE_WORDS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${Object.values(ABUSE).flat().join('|')})(?![\\p{L}\\p{M}])`,
  'iu',
)
