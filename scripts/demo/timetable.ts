import { DAY, INDIA_OFFSET, MINUTE } from '../../workflows/calendar'
import type { Instant } from '../../workflows/grievance/types'
import type { Chance } from './chance'

/** The demonstration is over before what somebody waited for: the case stays as it is. */
export class TimeIsUp extends Error {}

/** When something happens on each day, in minutes: all that falls into one of these happens in one go. */
export const HOURS = [10 * 60 + 20, 12 * 60 + 10, 14 * 60 + 40, 16 * 60 + 35]
const SPREAD = 25

interface Waiting {
  at: Instant
  go: () => void
  giveUp: (why: TimeIsUp) => void
}

/**
 * The time of the play. Many lives go on at once, and time moves only when each of them waits for a later moment, so
 * that all pages show one and the same day to everybody.
 */
export class Timetable {
  private waiting: Waiting[] = []
  private ready: Waiting[] = []
  private active = 0
  private fault: unknown
  private done: (() => void) | undefined

  constructor(
    private now: Instant,
    private readonly end: Instant,
    private readonly chance: Chance,
    private readonly parts: {
      atOnce: number
      hours: number[]
      /** Moves the pages' clock. */
      moveTo: (instant: Instant) => Promise<void>
    },
  ) {}

  /** Waits until `at` has come, and gives the time that it is then. Throws TimeIsUp where the play ends before. */
  async until(at: Instant): Promise<Instant> {
    this.active -= 1
    await this.line(at)
    return this.now
  }

  /** Plays all of them to their end or that of the play. */
  async play(lives: { from: Instant; live: () => Promise<void> }[]): Promise<void> {
    const ended = lives.map(async ({ from, live }) => {
      try {
        await this.line(from)
        await live()
      } catch (error) {
        // Whoever was told so did not stand on the stage any more.
        if (error instanceof TimeIsUp) return
        this.fault ??= error
      }
      this.active -= 1
      this.goOn()
    })
    const over = new Promise<void>((resolve) => (this.done = resolve))
    this.goOn()
    await over
    await Promise.all(ended)
    if (this.fault) throw this.fault
    await this.parts.moveTo(this.end)
  }

  get time(): Instant {
    return this.now
  }

  /** How much of the time has passed, from 0 to 1. */
  share(begin: Instant): number {
    return Math.min(1, (this.now - begin) / (this.end - begin))
  }

  private line(at: Instant): Promise<void> {
    const turn = new Promise<void>((go, giveUp) => this.waiting.push({ at, go, giveUp }))
    if (this.done) this.goOn()
    return turn
  }

  private goOn(): void {
    while (this.ready.length > 0 && this.active < this.parts.atOnce) {
      this.active += 1
      this.ready.shift()?.go()
    }
    if (this.active > 0 || this.ready.length > 0) return
    if (this.waiting.length === 0) return this.done?.()
    this.nextHour().catch((fault: unknown) => {
      this.fault = fault
      this.giveUpAll()
    })
  }

  private async nextHour(): Promise<void> {
    // Taken for the length of the move, so that nobody begins meanwhile.
    this.active += 1
    const hour = this.hourAfter(Math.max(this.now, Math.min(...this.waiting.map(({ at }) => at))))
    if (hour <= this.end) {
      await this.parts.moveTo(hour)
      this.now = hour
      this.ready = this.waiting.filter(({ at }) => at <= hour)
      this.waiting = this.waiting.filter(({ at }) => at > hour)
    } else this.giveUpAll()
    this.active -= 1
    this.goOn()
  }

  private giveUpAll(): void {
    for (const { giveUp } of this.waiting) giveUp(new TimeIsUp())
    this.waiting = []
    this.done?.()
  }

  private hourAfter(at: Instant): Instant {
    const day = Math.floor((at + INDIA_OFFSET) / DAY) * DAY - INDIA_OFFSET
    const hours = [day, day + DAY].flatMap((midnight) =>
      this.parts.hours.map((minutes) => midnight + minutes * MINUTE),
    )
    const next = hours.find((hour) => hour >= at) ?? at
    return next + this.chance.between(0, SPREAD) * MINUTE
  }
}
