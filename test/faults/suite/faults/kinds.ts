import type { Random } from '../random'
import type { World } from '../world'

/** One kind of fault. `strike` brings it about, lets it last, and makes the part well again. */
export interface FaultKind {
  name: string
  /** Time does not pass for a case meanwhile: cases that fall due must wait for the part. */
  stopsCases: boolean
  strike(world: World, random: Random): Promise<void>
}
