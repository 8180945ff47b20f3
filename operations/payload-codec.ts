import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Payload, PayloadCodec } from '@temporalio/common'
import { decode, encode } from '@temporalio/common/lib/encoding'
import proto from '@temporalio/proto'

const { Payload: PayloadMessage } = proto.temporal.api.common.v1

/** Keys by their ids. What is written is sealed with the first; all of them open what was sealed before. */
export type PayloadKeys = ReadonlyMap<string, Buffer>

/** As Temporal's own samples mark such a payload, so that other tools know it. */
const ENCODING = 'binary/encrypted'
const KEY_ID = 'encryption-key-id'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals what Temporal stores of a case: inputs, signals, results of activities. Temporal's operators, its database
 * and its backups then hold no readable word. AES-256-GCM with a nonce of its own for each payload; what was changed,
 * or sealed with a key that is not at hand, is an error and never half an answer.
 */
export class SealedPayloads implements PayloadCodec {
  constructor(private readonly keys: PayloadKeys) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    const [first] = this.keys
    if (!first) throw new Error('There is no key to seal payloads with')
    return payloads.map((payload) => seal(payload, ...first))
  }

  /** What was written before there were keys is passed on as it is. */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (isSealed(payload) ? this.open(payload) : payload))
  }

  private open({ metadata, data }: Payload): Payload {
    const id = decode(metadata?.[KEY_ID] ?? new Uint8Array())
    const key = this.keys.get(id)
    if (!key) throw new Error(`No key "${id}" among PAYLOAD_KEYS: what it has sealed cannot be read`)
    const bytes = Buffer.from(data ?? [])
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES)
    return PayloadMessage.decode(Buffer.concat([decipher.update(sealed), decipher.final()]))
  }
}

function seal(payload: Payload, id: string, key: Buffer): Payload {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const plain = PayloadMessage.encode(payload).finish()
  return {
    metadata: { encoding: encode(ENCODING), [KEY_ID]: encode(id) },
    // The tag last, as the web's own cryptography writes it: tools in other languages open it too.
    data: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  }
}

const isSealed = ({ metadata }: Payload): boolean =>
  decode(metadata?.encoding ?? new Uint8Array()) === ENCODING

/** What clients and workers are given; nothing where no keys are set. */
export const dataConverterFor = (keys: PayloadKeys) =>
  keys.size > 0 ? { dataConverter: { payloadCodecs: [new SealedPayloads(keys)] } } : {}
