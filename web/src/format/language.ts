import type { Language, Text } from '../contract/contract'

const key = 'planmonitor.language'
let current: Language = read()

function read(): Language {
  // Storage may be forbidden (private window, policy); Vietnamese is then simply not remembered as a choice.
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

export const language = () => current

export function setLanguage(next: Language) {
  current = next
  try {
    localStorage.setItem(key, next)
  } catch {
    /* see read() */
  }
}

/** The text in the current language, {0}, {1}… filled. */
export function t(text: Text, ...args: (string | number)[]): string {
  return text[current].replace(/\{(\d)\}/g, (whole, n: string) => {
    const arg = args[Number(n)]
    return arg === undefined ? whole : String(arg)
  })
}
