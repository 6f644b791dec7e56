import type { Text } from './contract'

export const pair = (vi: string, en: string): Text => ({ vi, en })
