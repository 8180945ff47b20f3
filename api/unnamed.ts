import type { Context } from 'hono'
import type { Env } from './route'

/** Whether the reader's name can be kept from the officers: the state allows it, and there is a name. */
export const mayWithhold = ({ var: { deps, reader } }: Context<Env>): boolean =>
  deps.state.unnamedFiling.includes('confidential') && reader?.name !== ''

/** For sentences of an SMS or of a name: `no` for one who has given neither a number nor a name. */
export const namedWord = ({ var: { reader } }: Context<Env>): 'yes' | 'no' =>
  reader?.realm === 'citizen' && reader.name === '' ? 'no' : 'yes'

/** Whether the state takes grievances of people who name themselves to nobody. */
export const mayStayUnnamed = ({ var: { deps } }: Context<Env>): boolean =>
  deps.state.unnamedFiling.includes('anonymous')
