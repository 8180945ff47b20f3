import { Connection, type Client } from '@temporalio/client'
import { temporalAddress, temporalClient, type TemporalPlace } from '../operations/connection'
import { Problem } from './progress'

/**
 * Runs a command to its end. A Problem is printed as the sentence that it is, and the exit code is 1; anything else is
 * a bug, with its trace.
 * @param margin what stands before and after the sentence
 */
export async function runCommand(run: () => Promise<unknown>, margin = ''): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(`${margin}${error.message}${margin}`)
    process.exitCode = 1
  }
}

/** Does `work` with a client of the Temporal at hand. Throws a Problem where that does not answer. */
export async function withTemporal<Result>(
  place: TemporalPlace,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const connection = await Connection.connect(temporalAddress(place)).catch((error: Error) => {
    throw new Problem(`Temporal does not answer at ${place.TEMPORAL_ADDRESS}: ${error.message}`)
  })
  try {
    return await work(temporalClient(place, connection))
  } finally {
    await connection.close()
  }
}
