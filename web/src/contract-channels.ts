import type { Instant, Text } from './contract'

// How people are told.
export type RefusedAddress = { address: string; detail: string; at: Instant }
export type MyChannels = {
  channels: { channel: string; name: Text; chosen: boolean }[]
  language: 'vi' | 'en'
  email: string | null
  emailRefused: RefusedAddress | null
  etag: string
}
export type ChannelPolicy = {
  channels: { channel: string; name: Text; closed: boolean; usual: boolean }[]
  etag: string
}
export type DeadLetter = {
  id: string
  channel: string
  channelName: Text
  to: string
  name: string
  address: string | null
  subject: Text
  letters: Text[]
  state: 'dead' | 'refused'
  attempts: number
  doubtful: number
  at: Instant
  triedAt: Instant | null
  detail: string | null
}
export type OutboxLetter = {
  id: string
  to: string
  name: string
  address: string | null
  language: 'vi' | 'en'
  at: Instant
  subject: Text
  letters: { subject: Text; body: Text }[]
}
