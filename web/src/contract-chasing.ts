import type { Completeness, Day, Instant, Text } from './contract'

// Difficulties, guidance, chasing and the weekly brief, as docs/api.md has them.

export type DifficultyState = 'open' | 'answered' | 'closed'
export type DifficultyAction = 'answer' | 'supplement' | 'ask' | 'close' | 'block' | 'unblock' | 'publish' | 'withdraw'
export type DifficultyPost = { kind: 'question' | 'answer' | 'closing'; words: string; by: string; at: Instant }
export type Difficulty = {
  id: string
  unit: string
  unitName: Text
  obligation: string
  name: Text
  period: string
  periodName: Text
  clause: string | null
  question: string
  state: DifficultyState
  stateName: Text
  thread: DifficultyPost[]
  lastAt: Instant
  answer: string | null
  answerDue: { lastDay: Day; overdue: boolean; sentence: Text } | null
  blocking: { reason: string; by: string; at: Instant } | null
  publishedAt: Instant | null
  allowedActions: DifficultyAction[]
}
export type Guidance = {
  cycle: string
  obligation: string
  name: Text
  clause: string | null
  question: string
  answer: string
  by: string
  at: Instant
}

export type ContactKind = 'phone' | 'zalo' | 'visit'
export type Contact = {
  kind: ContactKind
  words: string
  by: string
  at: Instant
  promisedOn: Day | null
  promisedTime: string | null
}
export type WorkKind = 'overdue' | 'dueSoon' | 'stuck' | 'difficulty' | 'extension'
export type WorkItem = {
  kind: WorkKind
  kindName: Text
  obligation: string
  name: Text
  period: string
  periodName: Text
  unit: string
  unitName: Text
  deskName: Text
  sentence: Text
  overdue: boolean
  waiting: number
  remindedAt: Instant | null
  lastContact: Contact | null
  promiseBroken: boolean
  blocked: boolean
  openDifficulties: number
  extensionRequested: boolean
  mayRemind: boolean
  difficulty: string | null
  words: string | null
}
export type WorkList = {
  unit: string
  unitName: Text
  at: Instant
  items: WorkItem[]
  allowedActions: ('remind' | 'contact')[]
}
export type Reminded = {
  reminded: number
  items: { obligation: string; period: string; unit: string; code: string | null }[]
}

export type BriefCount = {
  expected: number
  received: number
  onTime: number
  late: number
  missing: number
  overdue: number
}
export type Brief = {
  cycle: string
  title: Text
  unit: string
  unitName: Text
  from: Instant
  to: Instant
  total: BriefCount
  before: BriefCount
  receivedChange: Text
  overdueChange: Text
  finished: number
  amendedDeadlines: number
  lines: {
    obligation: string
    name: Text
    period: string
    periodName: Text
    sentence: Text
    now: Completeness
    before: Completeness
    receivedChange: Text
    arrived: Text[]
    overdue: { unit: string; unitName: Text; days: number; blocked: boolean; contact: Contact | null }[]
    fell: Text[]
    returned: Text[]
  }[]
  own: {
    obligation: string
    name: Text
    period: string
    periodName: Text
    statusName: Text
    sentence: Text
    daysLate: number
  }[]
  difficulties: {
    unit: string
    unitName: Text
    name: Text
    clause: string | null
    words: string
    waiting: number
    overdue: boolean
  }[]
}
