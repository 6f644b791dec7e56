import type { Configuration, CycleSettings, CycleSummary, Deadline, Form, NewCycle, Template, Text } from '../contract'

// Changes of a configuration as pure functions; everything the form does not know stays as it was.

export const withSettings = (c: Configuration, change: Partial<CycleSettings>): Configuration =>
  ({ ...c, settings: { ...c.settings, ...change } })

export const withDeadline = (c: Configuration, obligation: string, period: string, deadline: Deadline | null): Configuration => ({
  ...c,
  obligations: c.obligations.map(o => o.id !== obligation ? o
    : { ...o, periods: o.periods.map(p => p.id !== period ? p : { ...p, deadline }) }),
})

export const withCollectorDeadline = (c: Configuration, obligation: string, period: string, deadline: Deadline | null): Configuration => ({
  ...c,
  obligations: c.obligations.map(o => {
    if (o.id !== obligation || !o.consolidation) return o
    const { [period]: _, ...others } = o.consolidation.deadlines ?? {}
    return { ...o, consolidation: { ...o.consolidation, deadlines: deadline ? { ...others, [period]: deadline } : others } }
  }),
})

/** A date set here was not written in the plan: the words of the source stay only with the source's own date. */
export function redated(before: Deadline | null | undefined, change: Partial<Deadline>): Deadline | null {
  const next = { date: '', operator: 'before' as const, words: null, clause: null, ...before, ...change }
  if (!next.date) return null
  const same = before && before.date === next.date && before.operator === next.operator
  return same ? next : { ...next, words: null }
}

/** What a new cycle can begin as: a template, or a plan of an earlier year. */
export type Origin = { value: string; title: Text; template?: string; from?: string; year: number }

export const originsOf = (templates: Template[], cycles: CycleSummary[]): Origin[] => [
  ...templates.map(x => ({ value: `template:${x.id}`, title: x.title, template: x.id, year: x.year ?? 0 })),
  ...cycles.map(c => ({ value: `from:${c.id}`, title: c.title, from: c.id, year: c.year })),
]

export const newCycle = (origin: Origin, { id, parent, year }: { id: string; parent: string; year: string }): NewCycle => ({
  ...(origin.from ? { from: origin.from, year: Number(year || origin.year + 1) } : { template: origin.template ?? '' }),
  ...(id.trim() ? { id: id.trim() } : {}),
  ...(parent ? { parent } : {}),
})

/** The form with the number of the version that comes next, to be changed from there. */
export const nextVersion = (form: Form): Form => ({ ...form, version: form.version + 1 })
