import { expect, test } from 'vitest'
import type { Duty, Matrix } from '../src/contract/contract'
import { groupOf, grouped } from '../src/pages/duty-groups'
import { matches, missingText, narrowed } from '../src/pages/matrix-view'
import { parse, path } from '../src/routes/route'
import { traceparent } from '../src/server/api'
import { blockId, blockListXml, blocksOf } from '../src/submission/upload'
import {
  newCycle,
  nextVersion,
  originsOf,
  redated,
  ruleOf,
  stepsOf,
  withCollectorDeadline,
  withDeadline,
  withWindows,
} from '../src/admin/edit'
import { sameDays } from '../src/calendar/days'
import type { Configuration, CycleSummary } from '../src/contract/contract'
import { form, say, through } from './given'

const duty = (change: Partial<Duty>): Duty => ({
  cycle: 'c',
  obligation: 'o',
  period: '2023',
  unit: 'u',
  unitName: say('Phường Tứ Hạ'),
  name: say('Kế hoạch'),
  periodName: say('2023'),
  kind: 'plan',
  clause: 'V',
  words: 'w',
  to: say('UBND'),
  through: null,
  invited: false,
  isConsolidation: false,
  opensOn: '2023-01-01',
  isOpen: true,
  deadline: null,
  status: 'notStarted',
  statusName: say('Chưa nộp'),
  flag: 'none',
  flagName: say(''),
  daysLate: 0,
  nil: false,
  nilName: null,
  revision: null,
  submittedAt: null,
  openDifficulties: 0,
  extensionRequested: false,
  blocked: false,
  lastContact: null,
  waived: false,
  isFed: false,
  desk: {
    holder: 'unit',
    holderName: null,
    since: null,
    workingDays: 0,
    unitDays: 0,
    reviewerDays: 0,
    sentence: null,
    totals: say(''),
  },
  ...change,
})

const place = { cycle: 'huong-tra-2023', obligation: 'results-report', period: '2023', unit: '480' }
test.each([
  ['/', { page: 'home' }],
  [path.duties('x'), { page: 'duties', cycle: 'x' }],
  [path.matrix('x', '480'), { page: 'matrix', cycle: 'x', unit: '480' }],
  [path.chasing('x', '480'), { page: 'chasing', cycle: 'x', unit: '480' }],
  [path.brief('x'), { page: 'brief', cycle: 'x', unit: null }],
  [path.guidance('x'), { page: 'guidance', cycle: 'x' }],
  [path.submission(place), { page: 'submission', place }],
  [path.receipt(place, 3), { page: 'receipt', place, revision: 3 }],
  [path.consolidation(place), { page: 'consolidation', place }],
  [path.cycle('x'), { page: 'cycle', cycle: 'x' }],
  [
    path.provenance(place, 'C3.sex*age.female*under16'),
    { page: 'provenance', place, cell: 'C3.sex*age.female*under16', revision: null },
  ],
  [path.provenance(place, 'A2.numerator', 2), { page: 'provenance', place, cell: 'A2.numerator', revision: 2 }],
  [path.calendar(), { page: 'calendar' }],
  [path.below('x'), { page: 'below', cycle: 'x' }],
  [path.thread('thai-nguyen-2021-2025'), { page: 'thread', thread: 'thai-nguyen-2021-2025' }],
  [`${path.consolidation(place)}/provenance`, { page: 'unknown' }],
  ['/nowhere', { page: 'unknown' }],
  ['/cycles/x/obligations/o/periods/p/units/u/revisions/one/receipt', { page: 'unknown' }],
])('address %s', (address, route) => {
  const url = new URL(address, 'http://localhost')
  expect(parse(url.pathname, url.search)).toEqual(route)
})

test.each([
  [{ status: 'returned', flag: 'overdue' }, 'returned'],
  [{ flag: 'overdue' }, 'overdue'],
  [{ flag: 'dueSoon', status: 'draft' }, 'dueSoon'],
  [{}, 'open'],
  [{ isOpen: false }, 'notOpen'],
  [{ status: 'submitted', flag: 'late' }, 'waiting'],
  [{ status: 'accepted' }, 'accepted'],
  [{ waived: true }, 'waived'],
  [{ waived: true, status: 'submitted' }, 'waiting'],
] as [Partial<Duty>, string][])('a duty %o needs doing as %s', (change, group) =>
  expect(groupOf(duty(change))).toBe(group),
)

test('groups come in the order of urgency', () =>
  expect(grouped([duty({ status: 'accepted' }), duty({}), duty({ status: 'returned' })]).map(g => g.group)).toEqual([
    'returned',
    'open',
    'accepted',
  ]))

const column = (obligation: string, missing: string[]) => ({
  obligation,
  period: '2023',
  name: say(obligation),
  periodName: say('2023'),
  deadline: null,
  isConsolidation: false,
  hasConsolidation: false,
  isOpen: true,
  completeness: {
    expected: 2,
    received: 2 - missing.length,
    onTime: 0,
    late: 0,
    nil: 0,
    returned: 0,
    accepted: 0,
    missing,
    invitedExpected: 0,
    invitedReceived: 0,
    waived: [],
    invitedMissing: [],
  },
})
const matrix: Matrix = {
  unit: '480',
  unitName: say('Hương Trà'),
  allowedActions: [],
  columns: [column('a', ['1']), column('b', [])],
  rows: [
    {
      unit: '1',
      unitName: say('Phường Tứ Hạ'),
      kind: 'commune',
      invited: false,
      cells: [duty({}), duty({ status: 'accepted' })],
    },
    {
      unit: '2',
      unitName: say('Xã Bình Tiến'),
      kind: 'commune',
      invited: false,
      cells: [duty({ status: 'submitted' }), null],
    },
  ],
}
test('the filter keeps only what answers it', () => {
  const shown = narrowed(matrix, '', 'missing')
  expect(shown.columns.map(c => c.obligation)).toEqual(['a'])
  expect(shown.rows.map(r => r.unit)).toEqual(['1'])
  expect(narrowed(matrix, 'b', 'all').rows.map(r => r.unit)).toEqual(['1'])
  expect(matches(duty({ isOpen: false }), 'missing')).toBe(false)
  expect(matches(duty({ waived: true }), 'missing')).toBe(false)
})
test('the text for Zalo names who is missing', () => {
  const words = missingText(matrix, matrix.columns[0]!, 'http://x/')
  expect(words).toContain('1. Phường Tứ Hạ')
  expect(words).toContain('1/2')
  expect(words).toContain('http://x/')
})

test('blocks cover the file and their ids have one length', () => {
  expect(blocksOf(10, 4)).toEqual([
    { start: 0, end: 4 },
    { start: 4, end: 8 },
    { start: 8, end: 10 },
  ])
  expect(blocksOf(0, 4)).toHaveLength(1)
  expect(new Set([0, 9, 12345].map(i => blockId(i).length)).size).toBe(1)
  expect(blockListXml(['a', 'b'])).toContain('<BlockList><Latest>a</Latest><Latest>b</Latest></BlockList>')
})

test('every action has a trace id of its own, as W3C Trace Context writes it', () => {
  const made = [traceparent(), traceparent()]
  for (const t of made) expect(t).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(made[0]).not.toBe(made[1])
})

test('a date set by the administrator does not keep the words of the source', () => {
  const source = { date: '2023-02-28', operator: 'before' as const, words: 'trước ngày 28/02/2023', clause: 'V' }
  expect(redated(source, { date: '2023-03-05' })).toEqual({ ...source, date: '2023-03-05', words: null })
  expect(redated(source, { date: '2023-02-28' })).toEqual(source)
  expect(redated(source, { date: '' })).toBeNull()
})
test('changing one deadline leaves everything else as it was', () => {
  const c = {
    obligations: [
      { id: 'o', periods: [{ id: 'p' }, { id: 'q' }], consolidation: { deadlines: {} } },
      { id: 'x', periods: [] },
    ],
  } as unknown as Configuration
  const d = through('2023-03-05')
  expect(withDeadline(c, 'o', 'p', d).obligations[0]?.periods).toEqual([{ id: 'p', deadline: d }, { id: 'q' }])
  expect(withCollectorDeadline(c, 'o', 'p', d).obligations[0]?.consolidation?.deadlines).toEqual({ p: d })
  expect(withCollectorDeadline(withCollectorDeadline(c, 'o', 'p', d), 'o', 'p', null)).toEqual(c)
})

test('the deadline of any level may be changed, and a rule takes the place of a date', () => {
  const c = {
    obligations: [{ id: 'o', periods: [{ id: 'p' }], consolidation: { deadlines: {}, then: { deadlines: {} } } }],
  } as unknown as Configuration
  const d = redated(through('2023-03-05'), { rule: ruleOf('workingDaysAfterBelow', null) })
  expect(d).toMatchObject({ date: null, operator: 'through', rule: { kind: 'workingDaysAfterBelow', days: 3 } })
  expect(stepsOf(withCollectorDeadline(c, 'o', 'p', d, 2).obligations[0]?.consolidation).map(s => s.deadlines)).toEqual(
    [{}, { p: d }],
  )
  expect(redated(d, { rule: null, date: '2023-03-06' })).toMatchObject({ date: '2023-03-06', rule: null, words: null })
})

test('a usual division gives the periods, which open with their data cut within the cycle', () => {
  const c = {
    opensOn: '2023-02-10',
    closesOn: '2023-12-31',
    obligations: [{ id: 'o', periods: [{ id: 'old' }], consolidation: { deadlines: { old: {} } } }],
  } as unknown as Configuration
  const next = withWindows(c, 'o', {
    id: 'x',
    name: say('x'),
    source: 's',
    windows: [
      { period: '2023-01', name: say('1'), dataFrom: '2022-12-15', dataTo: '2023-01-14' },
      { period: '2023-03', name: say('3'), dataFrom: '2023-02-15', dataTo: '2023-03-14' },
    ],
  }).obligations[0]
  expect(next?.periods.map(p => [p.id, p.opensOn, p.dataTo])).toEqual([
    ['2023-01', '2023-02-10', '2023-01-14'],
    ['2023-03', '2023-03-14', '2023-03-14'],
  ])
  expect(next?.consolidation?.deadlines).toEqual({})
})

test('the days of a year are the same in whatever order, without what is only shown', () => {
  const day = (date: string) => ({ date, kind: 'holiday' as const, name: say('Tết'), source: null })
  expect(
    sameDays(
      [day('2027-02-08'), day('2027-02-09')],
      [day('2027-02-09'), { ...day('2027-02-08'), weekday: say('thứ Hai') } as never],
    ),
  ).toBe(true)
  expect(sameDays([day('2027-02-08')], [day('2027-02-09')])).toBe(false)
})

test('a cycle begins as a template, or as an earlier plan in another year, under a running one or alone', () => {
  const [template, copy] = originsOf(
    [{ id: 'tt-hue', title: say('m'), year: 2023 }],
    [{ id: 'tt-hue-2023', title: say('k'), year: 2023 } as CycleSummary],
  )
  expect(newCycle(template!, { id: ' a ', parent: 'above', year: '' })).toEqual({
    template: 'tt-hue',
    id: 'a',
    parent: 'above',
  })
  expect(newCycle(copy!, { id: '', parent: '', year: '' })).toEqual({ from: 'tt-hue-2023', year: 2024 })
  expect(newCycle(copy!, { id: '', parent: '', year: '2025' })).toEqual({ from: 'tt-hue-2023', year: 2025 })
})
test('a form is changed from its next version on', () =>
  expect(nextVersion(form({ version: 2 }))).toEqual(form({ version: 3 })))
