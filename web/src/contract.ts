import type { DeadlineRule, Step } from './contract-calendar'
import type { Contact } from './contract-chasing'
import type { RefusedAddress } from './contract-channels'
import type { Form } from './contract-forms'

// The shapes of docs/api.md. Nothing here is computed; it is what the server says.
export * from './contract-calendar'
export * from './contract-channels'
export * from './contract-forms'
export * from './contract-figures'
export * from './contract-chasing'
export * from './contract-messages'

export type Text = { vi: string; en: string }
export type Day = string
export type Instant = string

export type Host = {
  now: Instant
  virtualClock: boolean
  speed: number
  /** Where the platform signs people in and out; null: this host does, with passwords. */
  signIn: { signIn: string; signOut: string } | null
  /** E-mail lies in a box on this machine. */
  outbox: boolean
  demoAccounts: { login: string; password: string; title: Text }[]
  planYears: number[]
}
export const roles = ['officer', 'reviewer', 'watcher', 'reader', 'observer', 'administrator'] as const
export type Role = (typeof roles)[number]
export type Grant = { role: Role; unit: string; unitName: Text; roleName: Text }
export type Session = { login: string; name: string; grants: Grant[]; isAdministrator: boolean }
export type Advance = { now: Instant; ran: { at: Instant; what: Text }[] }

/** An explanation is wanted: an error until somebody says why the value is right. A warning is only said. */
export type Severity = 'error' | 'explanation' | 'warning'
export type FieldProblem = { path: string; code: string; text: Text; severity?: Severity }
export type ProblemDocument = {
  title: string
  status: number
  detail?: string
  code: string
  texts?: Text
  fields?: FieldProblem[]
  traceId?: string
  setAside?: number
}

// Configuration of a cycle (core/Cycles/Cycle.cs).

export const operators = ['before', 'noLaterThan', 'through'] as const
export type Operator = (typeof operators)[number]
export type Deadline = {
  date?: Day | null
  rule?: DeadlineRule | null
  operator: Operator
  words?: string | null
  clause?: string | null
}
export type Clause = { at: string; words: string }
export type BodyRole = 'leads' | 'coordinates' | 'executes' | 'invited' | 'watches' | 'reads' | 'receives'
export type Target = {
  code: string
  name: Text
  clause: string
  words: string
  indicator: string
  numerator: Text
  denominator: Text
  goalPercent: number
  whenNone: Text
}
export type PlanTask = {
  clause: string
  title: string
  words?: string | null
  measuredBy?: string[]
  items?: { letter: string; words: string; measuredBy?: string[] }[]
}
export type PlanDocument = {
  number?: string | null
  date?: Day | null
  issuer: string
  signatureLines?: string[]
  signer?: string | null
  basis?: {
    relation: 'parentPlan' | 'legalBasis' | 'coordination'
    number: string
    date?: Day | null
    issuer: string
    subject: string
    clause: string
  }[]
  objectives?: Clause[]
  targets?: Target[]
  tasks?: PlanTask[]
  funding?: { clause: string; words: string; sources: { code: string; name: Text }[] } | null
  bodies?: { unit: string; role: BodyRole; clause: string; words: string[] }[]
  followUp?: { clause: string; words: string; chasers: string[]; with: string[]; reportsTo: string } | null
  difficulties?: Clause | null
  hotlines?: { number: string; name: Text; clause: string }[]
  recipients?: string[]
}
export type CycleSettings = {
  beforeIncludesDay?: boolean
  rollToWorkingDay?: boolean | null
  levelWorkingDays?: number | null
  resubmitWorkingDays?: number
  answerWorkingDays?: number
  difficultyWorkingDays?: number
  reviewWorkingDays?: number
  reminderHour?: number
  smallCount?: number
}
export type Period = {
  id: string
  name: Text
  opensOn: Day
  dataFrom?: Day | null
  dataTo?: Day | null
  deadline?: Deadline | null
}
export type Obligation = {
  id: string
  kind: DutyKind
  name: Text
  clause: string
  words: string
  form: string
  collector: string
  through?: string | null
  reporters: string[]
  invited?: string[]
  periods: Period[]
  deadline?: Deadline | null
  consolidation?: Step | null
}
export type Configuration = {
  id: string
  title: Text
  year: number
  opensOn: Day
  closesOn: Day
  plan: PlanDocument
  settings: CycleSettings
  obligations: Obligation[]
  forms: Form[]
  events?: { id: string; name: Text; date: Day; clause: string; audience: string[]; noticeDaysBefore: number[] }[]
  openQuestions?: { path: string; question: Text; clause?: string | null; needed?: boolean }[]
  groups?: { id: string; name: Text; units: string[]; column?: boolean }[]
  earlierForms?: Form[]
  parent?: { cycle: string; fulfils: { obligation: string; fulfilled: string }[] } | null
  thread?: { id: string; name: Text; fromYear: number; toYear: number; orientationTo?: number | null } | null
}

export type CycleState = 'draft' | 'running' | 'closed'
export type CycleSummary = {
  id: string
  title: Text
  year: number
  state: CycleState
  opensOn: Day
  closesOn: Day
  etag: string
}
export type DeadlineView = {
  date: Day
  operator: Operator
  words: string | null
  clause: string | null
  lastDay: Day
  unmovedLastDay: Day
  endsAt: Instant
  sentence: Text
  left: Text
  full: Text
  overdue: boolean
}
export type CycleDetail = CycleSummary & {
  configuration: Configuration
  units: Unit[]
  roles: { code: string; name: Text }[]
  allowedActions: ('edit' | 'publish' | 'close' | 'amend' | 'amendForm')[]
  deadlines: {
    obligation: string
    period: string
    name: Text
    periodName: Text
    level: 'reporter' | 'collector'
    tier: number
    deadline: DeadlineView | null
  }[]
  amendments: {
    obligation: string
    period: string
    before: Deadline | null
    after: Deadline
    reason: string
    by: string
    at: Instant
  }[]
}
export type Template = { id: string; title: Text; year: number | null }
export type ConfigurationProblem = { path: string; code: string; severity: 'error' | 'warning'; text: Text }
export type NewCycle = { template?: string; from?: string; id?: string; parent?: string; year?: number }
export type Preview = {
  deadlines: {
    obligation: string
    period: string
    name: Text
    periodName: Text
    units: number
    deadline: DeadlineView | null
  }[]
  total: number
  units: { unit: string; name: Text; messages: number }[]
  people: { login: string; name: string; messages: number; mornings: number }[]
  messages: PreviewMessage[]
}
export type PreviewMessage = {
  at: Instant
  rule: string
  audience: 'reporter' | 'head' | 'chaser' | 'leader'
  obligation: string
  period: string
  unit: string
  to: Text
  subject: Text
}
export type PreviewChange = {
  added: number
  removed: number
  moved: number
  addedMessages: PreviewMessage[]
  removedMessages: PreviewMessage[]
  movedMessages: { before: Instant; message: PreviewMessage }[]
}
export type Amendment = {
  obligation: string
  period: string
  level: number
  date: Day | null
  rule: DeadlineRule | null
  operator: Operator
  words: string | null
  reason: string
}

// What is owed, and the matrix.

export type DutyKind = 'plan' | 'periodic' | 'thematic' | 'adHoc'
export type Status = 'notStarted' | 'draft' | 'submitted' | 'returned' | 'accepted'
export type Flag = 'none' | 'dueSoon' | 'overdue' | 'late' | 'onTime' | 'waiting'
export type Duty = {
  cycle: string
  obligation: string
  period: string
  unit: string
  unitName: Text
  name: Text
  periodName: Text
  kind: DutyKind
  clause: string
  words: string
  to: Text
  through: Text | null
  invited: boolean
  isConsolidation: boolean
  opensOn: Day
  isOpen: boolean
  deadline: DeadlineView | null
  status: Status
  statusName: Text
  flag: Flag
  flagName: Text
  daysLate: number
  nil: boolean
  revision: number | null
  submittedAt: Instant | null
  openDifficulties: number
  extensionRequested: boolean
  /** At whose desk it lies, and the working days it has lain at which. */
  desk: {
    holder: 'unit' | 'reviewer' | 'nobody'
    holderName: Text | null
    since: Instant | null
    workingDays: number
    unitDays: number
    reviewerDays: number
    sentence: Text | null
    totals: Text
  }
  /** A difficulty stands in the way; nobody is reminded. */
  blocked: boolean
  lastContact: Contact | null
  /** The unit is released from it. */
  waived: boolean
  /** The consolidated report of the unit's own cycle fulfils it. */
  isFed: boolean
}
export type Completeness = {
  expected: number
  received: number
  onTime: number
  late: number
  nil: number
  returned: number
  accepted: number
  missing: string[]
  waived?: string[]
  invitedExpected: number
  invitedReceived: number
  invitedMissing?: string[]
}
export type MatrixColumn = {
  obligation: string
  period: string
  name: Text
  periodName: Text
  deadline: DeadlineView | null
  completeness: Completeness
  hasConsolidation: boolean
}
export type MatrixRow = { unit: string; unitName: Text; kind: UnitKind; invited: boolean; cells: (Duty | null)[] }
export type Matrix = {
  unit: string
  unitName: Text
  columns: MatrixColumn[]
  rows: MatrixRow[]
  allowedActions: ('remind' | 'extend')[]
}

// Units, accounts.

export const unitKinds = ['province', 'district', 'commune', 'agency', 'massOrganisation'] as const
export type UnitKind = (typeof unitKinds)[number]
export type Unit = {
  code: string
  name: Text
  kind: UnitKind
  parent: string | null
  validFrom: Day
  validTo: Day | null
  deactivated: boolean
  etag: string
}
export type Account = {
  login: string
  name: string
  email: string | null
  emailRefused: RefusedAddress | null
  grants: { role: Role; unit: string }[]
  deactivated: boolean
  lockedUntil: Instant | null
  demo: boolean
  etag: string
}
