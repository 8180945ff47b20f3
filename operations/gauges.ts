import { Gauge, type Registry } from 'prom-client'

/** Gauges of one source, which can be taken back together. */
export interface Gauges {
  /** One figure. It is absent until it is set: 0 would be a claim. */
  one(name: string, help: string): (value: number) => void
  /** A figure for each value of a label; `label` has a handful of values. */
  each(name: string, help: string, label: string): (of: string, value: number) => void
  forget(): void
}

export function gaugesIn(registry: Registry): Gauges {
  const forgetting: (() => void)[] = []
  const onForgetting = (forget: () => void) => {
    forgetting.push(forget)
    forget()
  }
  return {
    one(name, help) {
      const gauge = new Gauge({ name, help, registers: [registry] })
      onForgetting(() => gauge.remove())
      return (value) => gauge.set(value)
    },
    each(name, help, label) {
      const gauge = new Gauge({ name, help, labelNames: [label], registers: [registry] })
      onForgetting(() => gauge.reset())
      return (of, value) => gauge.set({ [label]: of }, value)
    },
    forget: () => forgetting.forEach((forget) => forget()),
  }
}
