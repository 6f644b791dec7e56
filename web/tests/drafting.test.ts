import { expect, test } from 'vitest'
import type { Submission, Values } from '../src/contract/contract'
import { emptyEntry } from '../src/kinds/kind'
import { Problem } from '../src/server/api'
import { begin, differs, step, type Deed, type DraftEvent, type Drafting } from '../src/submission/drafting'
import type { Typed } from '../src/submission/values'
import { field, form, say } from './given'

const counts = form({
  sections: [
    { id: 's', title: say('s'), help: null, clause: null, fields: [field('B1', 'count'), field('B2', 'count')] },
  ],
})
const rules = { form: counts, may: true }

/** What the server has, as far as a draft looks at it. */
const submission = (values: Values, etag = '1') =>
  ({
    form: counts,
    etag,
    current: null,
    draft: { values, files: [], document: null, explanations: null, savedAt: '2023-02-20T02:00:00Z', by: 'xa' },
  }) as unknown as Submission

const typing = (state: Drafting, B1: string): DraftEvent => {
  const typed: Typed = {
    ...state.typed,
    entries: { ...state.typed.entries, B1: { ...emptyEntry, text: B1 } },
  }
  return { is: 'typed', typed }
}
const b1 = (state: Drafting) => state.typed.entries.B1?.text

/** Lets one thing happen after the other; the deeds are those of the last. */
function after(start: Drafting, ...events: (DraftEvent | ((state: Drafting) => DraftEvent))[]) {
  return events.reduce<{ state: Drafting; deeds: Deed[] }>(
    ({ state }, event) => step(state, typeof event === 'function' ? event(state) : event, rules),
    { state: start, deeds: [] },
  )
}
const types = (B1: string) => (state: Drafting) => typing(state, B1)
const save: DraftEvent = { is: 'save' }
const answer = (values: Values, etag = '2'): DraftEvent => ({ is: 'answered', answer: submission(values, etag) })
const refused = (status: number): DraftEvent => ({ is: 'failed', problem: new Problem({ status, code: 'c' }) })
const names = (deeds: Deed[]) => deeds.map(d => d.do)
const start = begin(submission({ B1: 1 }))

test('what is typed waits for quiet, goes to the server, and is then kept nowhere else', () => {
  const typed = after(start, types('2'))
  expect([typed.state.phase, names(typed.deeds)]).toEqual(['dirty', ['wait']])
  const sent = after(typed.state, save)
  expect(sent.state.phase).toBe('saving')
  expect(sent.deeds).toMatchObject([{ do: 'calm' }, { do: 'send', content: { values: { B1: 2 } }, etag: '1' }])
  const saved = after(sent.state, answer({ B1: 2 }))
  expect(saved.state).toMatchObject({ phase: 'saved', etag: '2', sending: null, problem: null })
  expect(names(saved.deeds)).toEqual(['drop', 'tell'])
})

test('what is typed while a save is under way is saved by the next one, under the new etag', () => {
  const saved = after(start, types('2'), save, types('23'), answer({ B1: 2 }))
  expect([saved.state.phase, b1(saved.state)]).toEqual(['dirty', '23'])
  expect(after(saved.state, save).deeds).toContainEqual(expect.objectContaining({ do: 'send', etag: '2' }))
})

test('what the server has already is not sent again', () => {
  const back = after(start, types('2'), types('1'), save)
  expect([back.state.phase, names(back.deeds)]).toEqual(['saved', ['calm', 'drop']])
})

test('what cannot be sent is kept on this machine, and stands in the way of nothing else', () => {
  const wrong = after(start, types('ba'), save)
  expect(wrong.deeds).toMatchObject([{ do: 'calm' }, { do: 'send', content: { values: {} } }])
  expect(names(after(wrong.state, answer({})).deeds)).toEqual(['keep', 'tell'])
})

test('without an answer it is kept here, and sent again although it is the same', () => {
  const lost = after(start, types('2'), save, refused(0))
  expect([lost.state.phase, names(lost.deeds)]).toEqual(['failed', ['keep']])
  expect(names(after(lost.state, save).deeds)).toEqual(['calm', 'send'])
})

const met = (values: Values, etag = '5'): DraftEvent => ({ is: 'met', submission: submission(values, etag) })

test('where another window saved another field, both are put together and saved', () => {
  const first = after(start, types('2'), save, refused(412))
  expect([first.state.phase, names(first.deeds)]).toEqual(['meeting', ['keep', 'meet']])
  const both = after(first.state, met({ B1: 1, B2: 9 }))
  expect([b1(both.state), both.state.typed.entries.B2?.text, both.state.takenOver]).toEqual(['2', '9', true])
  expect([both.state.phase, names(both.deeds)]).toEqual(['dirty', ['wait']])
  expect(after(both.state, save).deeds).toContainEqual(
    expect.objectContaining({ do: 'send', etag: '5', content: expect.objectContaining({ values: { B1: 2, B2: 9 } }) }),
  )
})

test('where both changed one field, nothing is saved before somebody chose', () => {
  const asked = after(start, types('2'), save, refused(412), met({ B1: 7 }))
  expect([asked.state.phase, asked.state.choices?.map(c => c.piece), b1(asked.state)]).toEqual([
    'choosing',
    ['B1'],
    '2',
  ])
  expect(names(after(asked.state, save).deeds)).toEqual(['calm'])
  const theirs = after(asked.state, { is: 'chosen', picks: { B1: 'theirs' } })
  expect([theirs.state.phase, b1(theirs.state), theirs.state.choices]).toEqual(['dirty', '7', null])
  const mine = after(asked.state, types('3'), { is: 'chosen', picks: { B1: 'mine' } }, save)
  expect(mine.deeds).toContainEqual(expect.objectContaining({ do: 'send', etag: '5' }))
  expect(b1(mine.state)).toBe('3')
})

test('an own save whose answer was lost is no other window', () => {
  const lost = after(start, types('2'), save, refused(0), types('3'), save, refused(412), met({ B1: 2 }))
  expect([lost.state.phase, b1(lost.state), lost.state.choices]).toEqual(['dirty', '3', null])
})

test('what is kept on this machine fills empty fields, and is a choice beside what stands there', () => {
  const kept = after(begin(submission({})), types('4')).state.typed
  const filled = after(begin(submission({ B2: 8 })), { is: 'kept', typed: kept })
  expect([filled.state.phase, b1(filled.state), filled.state.typed.entries.B2?.text]).toEqual(['dirty', '4', '8'])
  const beside = after(start, { is: 'kept', typed: kept })
  expect([beside.state.phase, beside.state.choices?.map(c => c.piece)]).toEqual(['choosing', ['B1']])
})

test('once somebody else has submitted nothing is sent any more, and everything typed is kept here', () => {
  const submitted = { ...submission({ B1: 1 }), current: { number: 1 } } as unknown as Submission
  const stale = after(start, types('2'), save, refused(412), { is: 'met', submission: submitted })
  expect(stale.state.phase).toBe('stale')
  expect(names(after(stale.state, types('3')).deeds)).toEqual(['keep'])
  expect(names(after(stale.state, types('3'), save).deeds)).toEqual(['calm'])
})

test('whoever is signed out is told so, and finds the text again', () =>
  expect(names(after(start, types('2'), save, refused(401)).deeds)).toEqual(['keep', 'signOut']))

test('who may not save a draft keeps it here', () => {
  const { state } = after(start, types('2'))
  expect(names(step(state, save, { ...rules, may: false }).deeds)).toEqual(['calm', 'keep'])
})

test('a reload brings a newer etag for the same content, and none where somebody else has saved', () => {
  const reloaded = (values: Values): DraftEvent => ({ is: 'reloaded', submission: submission(values, '9') })
  expect(after(start, reloaded({ B1: 1 })).state.etag).toBe('9')
  expect(after(start, reloaded({ B1: 5 })).state.etag).toBe('1')
})

test('a workbook takes the place of what is typed, but not in the fields it could not be read for', () => {
  const adopted: DraftEvent = { is: 'adopted', after: submission({ B1: 7, B2: 8 }, '3'), except: ['B1'] }
  const { state, deeds } = after(start, types('ba'), adopted)
  expect([b1(state), state.typed.entries.B2?.text]).toEqual(['ba', '8'])
  expect([state.phase, state.etag, names(deeds)]).toEqual(['saved', '3', ['calm', 'tell']])
})

test('what is typed when the page is left is kept and saved, and nobody is told', () => {
  const left = after(start, types('2'), { is: 'left' })
  expect(names(left.deeds)).toEqual(['calm', 'keep'])
  expect(names(after(left.state, save).deeds)).toEqual(['calm', 'send'])
  expect(names(after(left.state, save, answer({ B1: 2 })).deeds)).toEqual(['drop'])
  expect(names(after(left.state, save, refused(401)).deeds)).toEqual(['keep'])
})

test('a page that is hidden keeps what is not saved, and only that', () => {
  expect(after(start, { is: 'hidden' }).deeds).toEqual([])
  expect(names(after(start, types('2'), { is: 'hidden' }).deeds)).toEqual(['keep'])
})

test('a refused submission stays typed; a submitted one is kept no longer', () => {
  const problem = new Problem({ status: 422, code: 'values-invalid' })
  const back = after(start, types('2'), { is: 'refused', problem })
  expect([back.state.phase, b1(back.state), names(back.deeds)]).toEqual(['failed', '2', ['keep']])
  expect(names(after(back.state, { is: 'submitted' }).deeds)).toEqual(['calm', 'drop'])
})

test('text kept on this machine is offered where it says something else', () => {
  expect(differs(start.typed, start)).toBe(false)
  expect(differs(after(start, types('2')).state.typed, start)).toBe(true)
})
