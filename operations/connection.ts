import { Client, type Connection } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { dataConverterFor, type PayloadKeys } from './payload-codec'

/** Where Temporal is, as config.ts reads it. */
export interface TemporalPlace {
  TEMPORAL_ADDRESS: string
  TEMPORAL_NAMESPACE: string
  PAYLOAD_KEYS: PayloadKeys
}

/** Options of a connection: mTLS or an API key come from the environment by Temporal's own names, the address is ours. */
export const temporalAddress = ({ TEMPORAL_ADDRESS }: Pick<TemporalPlace, 'TEMPORAL_ADDRESS'>) => ({
  ...loadClientConnectConfig().connectionOptions,
  address: TEMPORAL_ADDRESS,
})

/** A client of our namespace that seals what it sends, where there are keys. */
export const temporalClient = (place: TemporalPlace, connection: Connection): Client =>
  new Client({
    connection,
    namespace: place.TEMPORAL_NAMESPACE,
    ...dataConverterFor(place.PAYLOAD_KEYS),
  })
