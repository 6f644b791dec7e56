import type { Day, Deadline, FieldProblem, Instant, Text } from './contract'

// Working days by year, data windows, deadlines explained, time for several units (docs/api.md).

export const dayKinds = ['holiday', 'inLieu', 'swapOff', 'makeupWork', 'provisional'] as const
export type DayKind = (typeof dayKinds)[number]
export type SpecialDay = { date: Day; kind: DayKind; name: Text; source: string | null }
export type ShownDay = SpecialDay & { weekday: Text; kindName: Text; worked: boolean }
export type Knowledge = 'unknown' | 'provisional' | 'known'
export type CalendarLine = {
  year: number
  knowledge: Knowledge
  note: Text | null
  edited: boolean
  daysOff: number
  makeupDays: number
  workingDays: number
}
export type CalendarYear = CalendarLine & {
  days: ShownDay[]
  shipped: ShownDay[]
  changes: { at: Instant; by: string; what: string; reason: string }[]
  kinds: { kind: DayKind; name: Text }[]
  etag: string
  allowedActions: 'change'[]
}
export type MovedDeadline = {
  cycle: string
  obligation: string
  period: string
  level: number
  name: Text
  periodName: Text
  before: Day
  after: Day
}
export type CalendarCheck = { problems: FieldProblem[]; moved: MovedDeadline[] }
export type Explained = {
  lastDay: Day
  endsAt: Instant
  unmovedLastDay: Day
  because: Text
  sentence: Text
  nextWorkingDay: Day | null
  note: Text | null
}

export const ruleKinds = [
  'daysAfterCut',
  'workingDaysAfterCut',
  'workingDaysAfterBelow',
  'dayOfMonth',
  'endOfMonth',
] as const
export type RuleKind = (typeof ruleKinds)[number]
export type DeadlineRule = { kind: RuleKind; days?: number; monthsAfter?: number }

export type DataWindows = {
  id: string
  name: Text
  source: string
  windows: { period: string; name: Text; dataFrom: Day; dataTo: Day }[]
}

export type ExtensionGrant = {
  obligation: string
  period: string
  collector: string
  units: string[] | null
  lastDay: Day
  reason: string
}
export type ExtensionOutcomes = {
  extended: number
  outcomes: { unit: string; unitName: Text; extended: boolean; problem: Text | null }[]
}

/** The step upward as far as deadlines go; the whole shape is the template's. */
export type Step = {
  name: Text
  to: string
  form: string
  deadlines?: Record<string, Deadline>
  deadline?: Deadline | null
  needsWorkingDays?: number | null
  then?: Step | null
}
