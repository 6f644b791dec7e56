import type { ComponentChildren } from 'preact'
import type { Cell, CellPart, CellState, Consolidation, Field, GroupTotal } from '../contract/contract'
import { day, number, percent } from '../format/format'
import { t } from '../format/language'
import { text } from '../texts/text'

export const unitName = (names: Consolidation['unitNames'], code: string) => {
  const name = names[code]
  return name ? t(name) : code
}

/** Narratives and the like are put one after another, never added. */
export const isProse = (f: Field) => f.type === 'narrative' || f.aggregation === 'concatenate'

/** The four different things a figure can be. */
export const stateText = (state: CellState) =>
  ({ value: text.given, nil: text.nil, notApplicable: text.nothingToDivide, missing: text.noData })[state]

/** How a figure is said: the number itself, what is said beside it, or only a word where there is no number. */
export type Said = { main: string; note?: string } | { word: string }

export function said(cell: Cell | CellPart | GroupTotal, field: Field): Said {
  const rows = 'rows' in cell ? cell.rows : undefined
  const tally = 'splits' in cell ? cell.splits?.option : undefined
  if (cell.state === 'missing') return { word: t(text.noData) }
  if (cell.state === 'nil' && cell.number === null && cell.numerator === null) return { word: t(text.nil) }
  if (field.type === 'table' && rows) return { main: t(text.rowCount, rows.length) }
  if (tally && Object.keys(tally).length > 0)
    return {
      main: (field.options ?? [])
        .filter(o => tally[o.code] !== undefined)
        .map(o => `${t(o.name)}: ${number(tally[o.code]!)}`)
        .join(' · '),
    }
  if (cell.numerator !== null && cell.denominator !== null) {
    const ratio = `${number(cell.numerator)}/${number(cell.denominator)}`
    if ('yes' in cell && typeof cell.yes === 'boolean') return { main: t(cell.yes ? text.yes : text.no), note: ratio }
    return {
      main: ratio,
      note: cell.denominator === 0 ? t(text.nothingToDivide) : percent(cell.numerator, cell.denominator),
    }
  }
  if (cell.number !== null)
    return { main: number(cell.number), ...(cell.state === 'nil' ? { note: `(${t(text.nil)})` } : {}) }
  if ('yes' in cell && typeof cell.yes === 'boolean') return { main: t(cell.yes ? text.yes : text.no) }
  if ('text' in cell && cell.text) {
    const option = field.options?.find(o => o.code === cell.text)
    if (option) return { main: t(option.name) }
    return { main: field.type === 'date' ? day(cell.text) : cell.text }
  }
  return { word: t(stateText(cell.state)) }
}

/** A figure; `href` opens it to where it comes from. */
export function Figure({
  cell,
  field,
  href,
  measured,
}: {
  cell: Cell | CellPart | GroupTotal
  field: Field
  href?: string | undefined
  measured?: boolean
}) {
  if ('withheld' in cell && cell.withheld) return <span title={t(text.withheldWhy)}>▧ {t(text.withheld)}</span>
  const s = said(cell, field)
  const linked = (shown: ComponentChildren) =>
    href ? (
      <a class="number-link" href={href}>
        {shown}
      </a>
    ) : (
      shown
    )
  if ('word' in s) return <span class="quiet">{linked(s.word)}</span>
  return (
    <>
      <strong class={field.type === 'choice' ? 'prose' : undefined}>{linked(s.main)}</strong>
      {measured && field.measure && <span class="quiet"> {t(field.measure)}</span>}
      {s.note && (
        <>
          {' '}
          <span class="quiet">{s.note}</span>
        </>
      )}
    </>
  )
}

/** Of how many units the figure is, and of how many at the source where units in between consolidated. */
export function Units({
  of,
}: {
  of: { reported: number; expected: number; sourceReported?: number | null; sourceExpected?: number | null }
}) {
  const some =
    of.reported < of.expected || (typeof of.sourceExpected === 'number' && (of.sourceReported ?? 0) < of.sourceExpected)
  return (
    <span class={some ? 'units-of warn' : 'units-of quiet'}>
      {t(text.unitsOf, of.reported, of.expected)}
      {typeof of.sourceExpected === 'number' && (
        <>
          <br />
          {t(text.sourceUnitsOf, of.sourceReported ?? 0, of.sourceExpected)}
        </>
      )}
    </span>
  )
}
