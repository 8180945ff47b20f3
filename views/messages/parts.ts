/** Basic GSM 03.38 alphabet; the second line costs two septets each. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/
const EXTENDED = /[\^{}\\[~\]|€]/g

/** In how many parts an SMS travels, and by which alphabet: GSM 160, then 153 a part; Unicode 70, then 67 a part. */
export function smsParts(text: string): { alphabet: 'gsm' | 'unicode'; parts: number } {
  const plain = text.replace(EXTENDED, '')
  if (GSM.test(plain))
    return { alphabet: 'gsm', parts: count(plain.length + 2 * (text.length - plain.length), 160, 153) }
  return { alphabet: 'unicode', parts: count(text.length, 70, 67) }
}

function count(length: number, alone: number, joined: number): number {
  return length <= alone ? 1 : Math.ceil(length / joined)
}
