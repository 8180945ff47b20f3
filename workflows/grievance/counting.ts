import type { Situation } from './types'

/** For whose figures a step counts that is told in this situation. */
export const countedFor = ({ subject: { department, district } }: Situation): CountedFor => ({
  department,
  district,
})

export interface CountedFor {
  department: string
  district: string
}
