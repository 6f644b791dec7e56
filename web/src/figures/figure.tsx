import type { ComponentChildren } from 'preact'
import type { CellState, Consolidation, Field } from '../contract/contract'
import { t } from '../format/language'
import type { AnyFigure, Saying } from '../kinds/kind'
import { kinds } from '../kinds/kinds'
import { words } from '../contract/words'
import { text } from '../texts/text'

export const unitName = (names: Consolidation['unitNames'], code: string) => {
  const name = names[code]
  return name ? t(name) : code
}

/** Narratives and the like are put one after another, never added. */
export const isProse = (f: Field) => !!kinds[f.type].isProse || f.aggregation === 'concatenate'

/** The four different things a figure can be. */
const stateText = (state: CellState) =>
  ({ value: text.given, nil: words.nil, notApplicable: words.notApplicable, missing: words.notReported })[state]

/** How a figure is said, or only a word where there is no number. */
export function said(cell: AnyFigure, field: Field): Saying | { word: string } {
  if (cell.state === 'missing') return { word: t(words.notReported) }
  if (cell.state === 'nil' && cell.number === null && cell.numerator === null) return { word: t(words.nil) }
  return kinds[field.type].figure(cell, field) ?? { word: t(stateText(cell.state)) }
}

/** A figure; `href` opens it to where it comes from. */
export function Figure({
  cell,
  field,
  href,
  measured,
}: {
  cell: AnyFigure
  field: Field
  href?: string | undefined
  measured?: boolean
}) {
  if ('withheld' in cell && cell.withheld) return <span title={t(text.withheldWhy)}>▧ {t(words.withheld)}</span>
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
      <strong class={kinds[field.type].isFigureOfWords ? 'prose' : undefined}>{linked(s.main)}</strong>
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
