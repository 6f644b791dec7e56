// Instants are shown in Vietnam time whatever zone the browser is in: UTC+7, no daylight saving.
const vietnamOffset = 7 * 60 * 60 * 1000

/** 2023-02-27T17:00:00Z -> 28/02/2023 00:00 */
export function instant(at: string | null): string {
  if (!at) return '—'
  const iso = new Date(Date.parse(at) + vietnamOffset).toISOString()
  return `${day(iso.slice(0, 10))} ${iso.slice(11, 16)}`
}

/** 2023-02-27T17:00:00Z -> 2023-02-28 */
export const vietnamDay = (at: string): string => new Date(Date.parse(at) + vietnamOffset).toISOString().slice(0, 10)

/** The instant at which an hour of a Vietnamese day begins, e.g. for the virtual clock. */
export const vietnamInstant = (dayIso: string, hour: number): string =>
  new Date(Date.parse(`${dayIso}T00:00:00Z`) + hour * 3600_000 - vietnamOffset).toISOString()

/** 2023-02-27 -> 27/02/2023, 2023-03-05 -> 05/3/2023: as the server and Decree 30/2020 write days, with a zero before days under 10 and the months 1 and 2. */
export function day(iso: string | null | undefined): string {
  const m = iso?.match(/^(\d{4})-(\d\d)-(\d\d)$/)
  if (!m) return iso ?? ''
  const month = Number(m[2]) < 3 ? m[2] : String(Number(m[2]))
  return `${m[3]}/${month}/${m[1]}`
}

/** A day as people type it (28/2/2023, 28-02-2023, 28022023, 2023-02-28) -> 2023-02-28; null when it is no day. */
export function parseDay(typed: string): string | null {
  const s = typed.trim()
  const iso = s.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/)
  const vn = s.match(/^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/) ?? s.match(/^(\d{2})(\d{2})(\d{4})$/)
  const [y, m, d] = iso ? iso.slice(1) : (vn ?? []).slice(1).reverse()
  if (!y || !m || !d) return null
  const result = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const time = Date.parse(`${result}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(result) ? result : null
}

/** A time as people type it (15h, 15h30, 15:30, 9:5 is none) -> 15:30:00; null when it is no time. */
export function parseTime(typed: string): string | null {
  const m = typed.trim().match(/^(\d{1,2})(?:[:hg](\d{2})?)?$/i)
  if (!m || Number(m[1]) > 23 || Number(m[2] ?? 0) > 59) return null
  return `${m[1]!.padStart(2, '0')}:${m[2] ?? '00'}:00`
}

/** 1250000 -> 1.250.000 (vi-VN, in both languages: the figures go into Vietnamese documents) */
export const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.')

/** A whole number as people type it: dots, commas in groups of three, and spaces are thousands separators. "wrong" when it is none. */
export function parseNumber(typed: string): number | null | 'wrong' {
  const s = typed.trim().replace(/\s/g, '')
  if (s === '') return null
  const isGrouped = /^-?\d{1,3}([.,]\d{3})+$/.test(s)
  if (!isGrouped && !/^-?\d+$/.test(s)) return 'wrong'
  const n = Number(isGrouped ? s.replace(/[.,]/g, '') : s)
  return Number.isSafeInteger(n) ? n : 'wrong'
}

/** Percentage of a ratio for reading along only, e.g. 66,7 %; empty where there is nothing to divide by. */
export function percent(numerator: number, denominator: number): string {
  if (denominator <= 0) return ''
  return `${(Math.round((numerator * 1000) / denominator) / 10).toString().replace('.', ',')} %`
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
}

/** Lower case without tones and with đ as d, so that "huong tra" finds "Hương Trà". */
export const fold = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim()

/** A label inside a sentence: its first letter small, unless it is an abbreviation; law numbers (NĐ-CP) keep their capitals. */
export const inner = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

/** A name that stands by itself. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
