import type {
  Configuration,
  CycleSettings,
  CycleSummary,
  DataWindows,
  Deadline,
  DeadlineRule,
  Form,
  NewCycle,
  Obligation,
  RuleKind,
  Step,
  Template,
  Text,
} from '../contract/contract'

// Changes of a configuration as pure functions; everything the form does not know stays as it was.

export const withSettings = (c: Configuration, change: Partial<CycleSettings>): Configuration => ({
  ...c,
  settings: { ...c.settings, ...change },
})

export const withDeadline = (
  c: Configuration,
  obligation: string,
  period: string,
  deadline: Deadline | null,
): Configuration => ({
  ...c,
  obligations: c.obligations.map(o =>
    o.id !== obligation ? o : { ...o, periods: o.periods.map(p => (p.id !== period ? p : { ...p, deadline })) },
  ),
})

/** The steps upward of an obligation, lowest first. */
export const stepsOf = (step: Step | null | undefined): Step[] => (step ? [step, ...stepsOf(step.then)] : [])

/** @param level 1: who consolidates what the reporters send; and so on upward. */
export const withCollectorDeadline = (
  c: Configuration,
  obligation: string,
  period: string,
  deadline: Deadline | null,
  level = 1,
): Configuration => ({
  ...c,
  obligations: c.obligations.map(o =>
    o.id !== obligation || !o.consolidation
      ? o
      : { ...o, consolidation: stepWith(o.consolidation, period, deadline, level) },
  ),
})

function stepWith(step: Step, period: string, deadline: Deadline | null, level: number): Step {
  if (level > 1) return step.then ? { ...step, then: stepWith(step.then, period, deadline, level - 1) } : step
  const { [period]: _, ...others } = step.deadlines
  return { ...step, deadlines: deadline ? { ...others, [period]: deadline } : others }
}

/** The periods of a usual division instead of the present ones, each opening the day after its data are complete. Deadlines are asked for anew, or follow the rule. */
export const withWindows = (c: Configuration, obligation: string, windows: DataWindows): Configuration => ({
  ...c,
  obligations: c.obligations.map(o => (o.id === obligation ? divided(o, windows, c) : o)),
})

const divided = (o: Obligation, { windows }: DataWindows, c: Configuration): Obligation => ({
  ...o,
  periods: windows.map(w => ({
    id: w.period,
    name: w.name,
    opensOn: within(w.dataTo, c),
    dataFrom: w.dataFrom,
    dataTo: w.dataTo,
    deadline: null,
  })),
  ...(o.consolidation ? { consolidation: undated(o.consolidation) } : {}),
})

/** Deadlines by period speak of periods that are no more. */
const undated = (step: Step): Step => ({ ...step, deadlines: {}, ...(step.then ? { then: undated(step.then) } : {}) })

/** A period opens with its data cut, but not before the cycle nor after it. */
function within(day: string, c: Configuration): string {
  if (day < c.opensOn) return c.opensOn
  return day > c.closesOn ? c.closesOn : day
}

/** A date set here was not written in the plan: the words of the source stay only with the source's own date. */
export function redated(before: Deadline | null | undefined, change: Partial<Deadline>): Deadline | null {
  const next = { date: '', operator: 'before' as const, words: null, clause: null, ...before, ...change }
  if (next.rule) return { ...next, date: null, words: same(before?.rule, next.rule) ? next.words : null }
  if (!next.date) return null
  const unchanged = before && !before.rule && before.date === next.date && before.operator === next.operator
  return unchanged ? next : { ...next, words: null }
}

const same = (a: DeadlineRule | null | undefined, b: DeadlineRule) =>
  !!a && a.kind === b.kind && a.days === b.days && a.monthsAfter === b.monthsAfter

const usualDays = (kind: RuleKind) => (kind === 'dayOfMonth' ? 25 : 3)

/** A rule with numbers that make sense to begin with; the ones of before stay. */
export const ruleOf = (kind: RuleKind, before: DeadlineRule | null | undefined): DeadlineRule => ({
  kind,
  days: kind === 'endOfMonth' ? 0 : before?.days || usualDays(kind),
  monthsAfter: kind === 'dayOfMonth' || kind === 'endOfMonth' ? (before?.monthsAfter ?? 0) : 0,
})

/** What a new cycle can begin as: a template, or a plan of an earlier year. */
export type Origin = { value: string; title: Text; template?: string; from?: string; year: number }

export const originsOf = (templates: Template[], cycles: CycleSummary[]): Origin[] => [
  ...templates.map(x => ({ value: `template:${x.id}`, title: x.title, template: x.id, year: x.year ?? 0 })),
  ...cycles.map(c => ({ value: `from:${c.id}`, title: c.title, from: c.id, year: c.year })),
]

export const newCycle = (
  origin: Origin,
  { id, parent, year }: { id: string; parent: string; year: string },
): NewCycle => ({
  ...(origin.from ? { from: origin.from, year: Number(year || origin.year + 1) } : { template: origin.template ?? '' }),
  ...(id.trim() ? { id: id.trim() } : {}),
  ...(parent ? { parent } : {}),
})

/** The form with the number of the version that comes next, to be changed from there. */
export const nextVersion = (form: Form): Form => ({ ...form, version: form.version + 1 })
