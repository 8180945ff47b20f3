import type { Branch } from './branch'
import { endings } from './endings'
import { ordinary } from './ordinary'
import { together } from './together'
import { turns } from './turns'
import { upward } from './upward'

/** Every branch of the life of a grievance. */
export const BRANCHES: Branch[] = [...ordinary, ...together, ...upward, ...turns, ...endings]
