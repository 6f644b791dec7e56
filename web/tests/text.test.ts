import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accountText } from '../src/texts/account'
import { administrationText } from '../src/texts/administration'
import { calendarText } from '../src/texts/calendar'
import { channelsText } from '../src/texts/channels'
import { chasingText } from '../src/texts/chasing'
import { figuresText } from '../src/texts/figures'
import { messagesText } from '../src/texts/messages'
import { text } from '../src/texts/text'

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap(e => (e.isDirectory() ? sources(join(folder, e.name)) : [join(folder, e.name)]))
    .filter(f => /\.tsx?$/.test(f))
const code = sources('src')
  .filter(f => !f.startsWith(join('src', 'texts')) && f !== join('src', 'contract', 'words.ts'))
  .map(f => readFileSync(f, 'utf8'))
  .join('\n')

test.each(Object.entries(text))('%s is complete in both languages', (_, { vi, en }) => {
  expect(vi.trim()).not.toBe('')
  expect(en.trim()).not.toBe('')
  expect(vi).toBe(vi.normalize('NFC'))
  expect((vi.match(/\{\d\}/g) ?? []).sort()).toEqual((en.match(/\{\d\}/g) ?? []).sort())
})

test('no name stands in two of the files', () => {
  const all = [accountText, figuresText, administrationText, calendarText, channelsText, chasingText, messagesText]
  const parts: Record<string, unknown> = Object.assign({}, ...all)
  expect(Object.keys(parts).length).toBe(all.reduce((n, part) => n + Object.keys(part).length, 0))
  expect(Object.keys(parts).filter(k => (text as Record<string, unknown>)[k] !== parts[k])).toEqual([])
})

test('every text is used', () => {
  const used = new Set([...code.matchAll(/\btext\.(\w+)/g)].map(m => m[1]))
  expect(Object.keys(text).filter(k => !used.has(k))).toEqual([])
})

test('no Vietnamese outside the catalogue', () => {
  const bare = code
    .split('\n')
    .filter(
      l =>
        !/^\s*(\/\/|\*|\/\*)/.test(l) &&
        /['"`>][^'"`<]*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(l.replace(/\/\*.*?\*\//g, '')),
    )
  // fold() names the letters it folds.
  expect(bare.filter(l => !l.includes('đĐ'))).toEqual([])
})

test('only api.ts fetches', () => {
  const fetching = sources('src').filter(f => /\bfetch\(|XMLHttpRequest/.test(readFileSync(f, 'utf8')))
  expect(fetching).toEqual([join('src', 'server', 'api.ts')])
})
