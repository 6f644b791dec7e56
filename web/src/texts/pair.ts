import type { Text } from '../contract/contract'

export const pair = (vi: string, en: string): Text => ({ vi, en })
