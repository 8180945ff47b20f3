import type { Sql } from '../../db/client'

const EVERY = 15

export interface Watches {
  ours: StepWatch
  bare: StepWatch
  stop: () => void
}

/** Waits until a step of a case is on record. One query for all that wait, so that waiting costs both sides alike. */
export class StepWatch {
  private readonly waiting = new Map<string, { step: number; resolve: () => void }>()
  private running = true

  private constructor(private readonly look: (ids: string[]) => Promise<{ id: string; step: number }[]>) {
    void this.watch()
  }

  /** One for our cases, by the revision of their projection, and one for the bare ones, by their last step. */
  static both(sql: Sql): Watches {
    const ours = new StepWatch(
      (ids) => sql`select number as id, revision as step from situations where number = any(${ids})`,
    )
    const bare = new StepWatch(
      (ids) => sql`select id, max(step) as step from bare.steps where id = any(${ids}) group by id`,
    )
    const stop = () => {
      ours.running = false
      bare.running = false
    }
    return { ours, bare, stop }
  }

  reaches(id: string, step: number): Promise<void> {
    return new Promise((resolve) => this.waiting.set(id, { step, resolve }))
  }

  private async watch(): Promise<void> {
    while (this.running) {
      const ids = [...this.waiting.keys()]
      for (const { id, step } of ids.length > 0 ? await this.look(ids) : []) {
        const one = this.waiting.get(id)
        if (!one || step < one.step) continue
        this.waiting.delete(id)
        one.resolve()
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY))
    }
  }
}
