/**
 * Words that every grievance has, whatever it is about: they must neither find a service nor be shown as what found
 * it. `pension has not come` is about the pension, and a service with `bus does not come` is none of it.
 */
const ENGLISH = `
  a an the is are was were am be been being has have had having do does did done doing will would can could cannot may
  not no nor never in on at of for from to into by as with without and or but if so because since still yet also only
  very more than too again please sir madam kindly when which who whom what where why how my mine our we us me i it its
  this that these those there here they them their he she his him her you your
  mother father son daughter wife brother sister grandmother grandfather family people person nobody somebody anybody
  one two three four five six seven eight nine ten many few last past ago now today yesterday every since before after
  year years month months week weeks day days time times morning evening night
  january february march april june july august september october november december
  come comes came coming go goes going gone went get gets got getting give gives gave given giving take takes taken
  make made working available received receive tell told ask asked asking say says said see want wanted need needs
  office offices officer officers government department concerned problem problems complaint complaints issue issues
  grievance help request requested action nothing anything properly good full near about
`

/** As written, with and without endings; what `VERB` takes in is not listed. */
const KANNADA = `
  ನಾನು ನನ್ನ ನನಗೆ ನಾವು ನಮ್ಮ ನಮಗೆ ನೀವು ನಿಮ್ಮ ಅವರು ಅವರ ಅವರಿಗೆ ಅವನು ಅವಳು ಇವರು ಅದು ಇದು ಅದನ್ನು ಇದನ್ನು ಈ ಆ ಇದೆ ಇವೆ ಇದ್ದಾರೆ ಇಲ್ಲ ಅಲ್ಲ
  ತಾಯಿ ತಾಯಿಗೆ ತಾಯಿಯ ತಂದೆ ತಂದೆಗೆ ತಂದೆಯ ಅಮ್ಮ ಅಪ್ಪ ಅಜ್ಜಿ ಅಜ್ಜ ಮಗನ ಮಗನಿಗೆ ಮಗಳು ಮಗಳಿಗೆ ಅಣ್ಣ ತಮ್ಮ ಜನ ಜನರು ಯಾರೂ ಯಾರು
  ಮತ್ತು ಅಥವಾ ಆದರೆ ಆದರೂ ಹಾಗೂ ಹಾಗಾಗಿ ಏಕೆ ಏನು ಏನೂ ಎಂದು ಅಂತ ಇನ್ನೂ ಈಗ ಇಂದು ನಿನ್ನೆ ತುಂಬಾ ಬಹಳ ಸಲ ಬಾರಿ ಮೇಲೆ ಬಗ್ಗೆ ಕುರಿತು ದಯವಿಟ್ಟು ದಯಮಾಡಿ
  ಒಂದು ಎರಡು ಮೂರು ನಾಲ್ಕು ಐದು ಆರು ಏಳು ಎಂಟು ಒಂಬತ್ತು ಹತ್ತು ಹಲವು ಕಳೆದ ಹಿಂದೆ
  ದಿನ ದಿನದಿಂದ ದಿನಗಳಿಂದ ವಾರ ವಾರದಿಂದ ತಿಂಗಳು ತಿಂಗಳಿಂದ ತಿಂಗಳುಗಳಿಂದ ತಿಂಗಳಿನಿಂದ ವರ್ಷ ವರ್ಷದಿಂದ ವರ್ಷಗಳಿಂದ ಕಾಲ ಸಮಯ
  ಕಚೇರಿ ಕಚೇರಿಗೆ ಕಚೇರಿಯಲ್ಲಿ ಕಛೇರಿ ಕಛೇರಿಯಲ್ಲಿ ನಾಡಕಚೇರಿ ನಾಡಕಚೇರಿಯಲ್ಲಿ ನಾಡಕಚೇರಿಗೆ ಅಧಿಕಾರಿ ಅಧಿಕಾರಿಗಳು ಸರ್ಕಾರ ಸರ್ಕಾರದ ಇಲಾಖೆ
  ಸಮಸ್ಯೆ ಸಹಾಯ ಉತ್ತರ ಬೇಕು ಬೇಡ ಸರಿಯಾಗಿ ಸರಿ
`

/** Kannada as people type it in Latin letters. */
const ROMANISED = `
  naanu nanu nanna nana nanage naavu navu namma nama namage neevu nimma avaru avara avarige adu idu ide ive iddare illa alla
  thayi tayi thayige tayige tande tandege amma appa ajji ajja magana maganige magalu magalige jana janaru yaaru
  mattu athava aadare aadaru hagu yaake enu endu antha innu iga eega indu ninne thumba bahala baari mele bagge dayavittu
  ondu eradu mooru muru naalku nalku aidu aaru elu entu ombattu hattu kaleda hinde
  dina dinadinda dinagalinda vaara vaaradinda tingalu tingalinda thingalu thingalinda tingalininda varsha varshadinda varshagalinda kaala samaya
  kacheri kacherige kacheriyalli nadakacheri nadakacheriyalli adhikari adhikarigalu sarkara sarkarada ilakhe
  samasye sahaya uttara beku beda sariyagi sari
`

/** Hindi, with the forms of its verbs, which are words of their own. */
const HINDI = `
  मैं मेरा मेरी मेरे मुझे हम हमारा हमारी हमारे हमें आप आपका आपकी आपके वह वे उस उसका उसकी उनका उनकी यह ये इस इसका इसकी
  माँ मां माता पिता पिताजी बेटा बेटी पति पत्नी भाई बहन दादा दादी परिवार लोग कोई किसी सब
  का की के को से में मे पर तक ने और या लेकिन मगर कि जो जब तब तो भी ही अब अभी बहुत ज़्यादा ज्यादा फिर बार यहाँ वहाँ क्यों क्या कब कैसे
  एक दो तीन चार पाँच पांच छह सात आठ नौ दस कई कुछ पिछले पहले बाद दिन दिनों हफ़्ते हफ्ते महीने महीनों महीना साल सालों आज कल
  है हैं था थी थे हो होता होती हुआ हुई हुए नहीं नही न मत रहा रही रहे गया गई गए आया आई आए आता आती आते जाता जाती मिला मिली मिले मिलता मिलती
  दिया दी दिए देते किया की किए करते करना करें कर कहते कहा बोलते दे ले लिए लिया गयी चाहिए कृपया श्रीमान
  दफ़्तर दफ्तर कार्यालय अधिकारी सरकार विभाग शिकायत समस्या मदद
`

const PUNJABI = `
  ਮੈਂ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਮੈਨੂੰ ਅਸੀਂ ਸਾਡਾ ਸਾਡੀ ਸਾਡੇ ਸਾਨੂੰ ਤੁਸੀਂ ਤੁਹਾਡਾ ਤੁਹਾਡੀ ਉਹ ਉਸ ਉਸਦਾ ਉਹਨਾਂ ਇਹ ਇਸ ਇਸਦਾ
  ਮਾਂ ਮਾਤਾ ਪਿਤਾ ਬਾਪੂ ਪੁੱਤਰ ਧੀ ਪਤੀ ਪਤਨੀ ਭਰਾ ਭੈਣ ਦਾਦਾ ਦਾਦੀ ਪਰਿਵਾਰ ਲੋਕ ਕੋਈ ਕਿਸੇ ਸਭ
  ਦਾ ਦੀ ਦੇ ਦੀਆਂ ਨੂੰ ਤੋਂ ਵਿੱਚ ਵਿਚ ਚ ਤੇ ਉੱਤੇ ਤੱਕ ਤਕ ਨੇ ਅਤੇ ਜਾਂ ਪਰ ਕਿ ਜੋ ਜਦੋਂ ਤਾਂ ਵੀ ਹੀ ਹੁਣ ਬਹੁਤ ਫਿਰ ਵਾਰ ਇੱਥੇ ਉੱਥੇ ਕਿਉਂ ਕੀ ਕਦੋਂ ਕਿਵੇਂ ਲਈ
  ਇੱਕ ਇਕ ਦੋ ਤਿੰਨ ਚਾਰ ਪੰਜ ਛੇ ਸੱਤ ਅੱਠ ਨੌਂ ਦਸ ਕਈ ਕੁਝ ਪਿਛਲੇ ਪਹਿਲਾਂ ਬਾਅਦ ਦਿਨ ਦਿਨਾਂ ਹਫ਼ਤੇ ਮਹੀਨੇ ਮਹੀਨਿਆਂ ਮਹੀਨਾ ਸਾਲ ਸਾਲਾਂ ਅੱਜ ਕੱਲ੍ਹ
  ਹੈ ਹਨ ਸੀ ਸਨ ਹੋ ਹੁੰਦਾ ਹੁੰਦੀ ਹੋਇਆ ਹੋਈ ਹੋਏ ਨਹੀਂ ਨਾ ਰਿਹਾ ਰਹੀ ਰਹੇ ਗਿਆ ਗਈ ਗਏ ਆਇਆ ਆਈ ਆਏ ਆਉਂਦਾ ਆਉਂਦੀ ਆਉਂਦੇ ਆਓ ਮਿਲਿਆ ਮਿਲੀ ਮਿਲੇ ਮਿਲਦਾ ਮਿਲਦੀ
  ਦਿੱਤਾ ਦਿੱਤੀ ਦਿੱਤੇ ਕੀਤਾ ਕੀਤੀ ਕੀਤੇ ਕਰਦੇ ਕਰਨਾ ਕਰੋ ਕਰ ਕਹਿੰਦੇ ਕਿਹਾ ਲੈ ਚਾਹੀਦਾ ਜੀ ਅਗਲੇ ਵਾਲੇ ਵਾਲੀ ਵਾਲਾ
  ਦਫ਼ਤਰ ਦਫਤਰ ਅਧਿਕਾਰੀ ਸਰਕਾਰ ਵਿਭਾਗ ਸ਼ਿਕਾਇਤ ਸਮੱਸਿਆ ਮਦਦ
`

/**
 * As people write them. They are not brought to one spelling first: three would then be a tree, ಸಲ (times) a loan,
 * and full a pool.
 */
export const EMPTY_WORDS = new Set(
  [ENGLISH, KANNADA, ROMANISED, HINDI, PUNJABI].flatMap((list) => list.normalize('NFC').trim().split(/\s+/)),
)

/**
 * Forms of to come, give, do, become, go, be got, ask and the like, in the spelling that `spelling.ts` brings both
 * scripts to: bandila (has not come), barutila (does not come), kotila, madidare, agide.
 */
export const EMPTY_VERB =
  /^(bar?|ban?d|kod|kot|mad|ag|ad|hog|sig|sik|nid|kel|hel|nod|id|ir|bit)(al|ad|uvud|ut|t|id|ut?id)?(ila|ide|itide|idare|idaru|idu|ive|ala|are)$/
