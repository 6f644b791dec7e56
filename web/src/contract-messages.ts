import type { Instant, Text } from './contract'

// Letters, how far each came, and why one came or did not.

export type Passage = {
  channel: string
  state: 'waiting' | 'taken' | 'sent' | 'possiblySent' | 'retrying' | 'dead' | 'refused' | 'overtaken'
  words: Text
  outgoing: string | null
  at: Instant | null
  doubtful: number
}
export type Message = {
  key: string
  rule: string
  channels: Passage[]
  to: string
  unit: string
  unitName: Text
  obligation: string
  period: string
  dueAt: Instant | null
  at: Instant
  sentAt: Instant | null
  state: 'claimed' | 'sent' | 'failed'
  subject: Text
  body: Text
}
export type WhyDecision =
  'sent' | 'toCome' | 'paused' | 'stopped' | 'overtaken' | 'notYetSet' | 'nobody' | 'notOwed' | 'due'
export type WhyAnswer = {
  at: Instant
  unit: string
  unitName: Text
  name: Text
  periodName: Text
  status: string
  statusName: Text
  due: Text
  quiet: Text | null
  rules: {
    rule: string
    moment: string
    what: Text
    at: Instant
    decision: WhyDecision
    words: Text
    letters: Message[]
  }[]
  others: Message[]
}
