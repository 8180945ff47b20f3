/**
 * A day as a date field sends it, `2026-11-27`. Null for what is no day of the calendar: 30 February is none, though
 * JavaScript would take it for 2 March.
 */
export function dayOf(typed: unknown): string | null {
  const at = typeof typed === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(typed) : NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== typed ? null : String(typed)
}
