import QRCode from 'qrcode'

/**
 * A QR code as SVG, which reads well from a screen and from a bad print.
 * @param margin white around it, in modules; a reader needs two at least, of the page or of the picture
 */
export const qrCode = (content: string, margin: number): Promise<string> =>
  QRCode.toString(content, { type: 'svg', errorCorrectionLevel: 'M', margin })
