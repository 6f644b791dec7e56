import type { ComponentChildren } from 'preact'
import type { Dimension, Field, Named, Split, Splits } from '../contract/contract'
import { day, number } from '../format/format'
import { t } from '../format/language'
import { words } from '../contract/words'
import { text } from '../texts/text'

/** A code's name with the days between which it is in use, where there are such. */
export const nameOf = ({ name, validFrom, validTo }: Named) =>
  t(name) +
  (validFrom || validTo
    ? ` (${[validFrom && t(text.codeFrom, day(validFrom)), validTo && t(text.codeTo, day(validTo))].filter(Boolean).join(', ')})`
    : '')

type Link = (path: string, shown: string) => ComponentChildren
const plain: Link = (_, shown) => shown

/** How values name a breakdown: "sex", or "sex*age". */
export const splitKey = (split: Split) => (split.cross ? `${split.dimension}*${split.cross}` : split.dimension)

/** What of a total is in none of the parts that were given: a figure of its own, and none of the parts is zero by it. */
export const undividedOf = (total: number | null, parts: Record<string, number>) =>
  Math.max(0, (total ?? 0) - Object.values(parts).reduce((a, b) => a + b, 0))

/** Breakdowns for reading: "sex" on one line, "sex*age" as a table. `link` may open a number ("sex.female"). */
export function SplitsView({
  field,
  total,
  splits,
  dimensions,
  link = plain,
}: {
  field: Field
  total: number | null
  splits: Splits | null
  dimensions: Dimension[]
  link?: Link
}) {
  const dimension = (id: string) => dimensions.find(d => d.id === id)
  const known = field.splits.map(splitKey).flatMap(key => {
    const [first, second] = key.split('*').map(dimension)
    const parts = splits?.[key] ?? {}
    const rest = undividedOf(total, parts)
    return first && (rest > 0 || Object.keys(parts).length > 0) ? [{ key, parts, rest, first, second }] : []
  })
  if (known.length === 0) return null
  return (
    <ul class="splits-view">
      {known.map(({ key, parts, rest, first, second }) => {
        const given = first.items.filter(i => parts[i.code] !== undefined)
        const undivided = rest > 0 && (
          <>
            {(second ? Object.keys(parts) : given).length > 0 && ' · '}
            {t(words.undivided)} {link(`${key}.undivided`, number(rest))}
          </>
        )
        return (
          <li key={key}>
            {second ? (
              <>
                <Crossed splitKey={key} parts={parts} rows={first} columns={second} link={link} />
                {undivided}
              </>
            ) : (
              <>
                <span class="quiet">{t(first.name)}:</span>{' '}
                {given.map((i, n) => (
                  <>
                    {n > 0 && ' · '}
                    {t(i.name)} {link(`${key}.${i.code}`, number(parts[i.code]!))}
                  </>
                ))}
                {undivided}
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Crossed({
  splitKey,
  parts,
  rows,
  columns,
  link,
}: {
  splitKey: string
  parts: Record<string, number>
  rows: Dimension
  columns: Dimension
  link: Link
}) {
  const used = (items: Named[], has: (code: string) => boolean) => items.filter(i => has(i.code))
  const shownRows = used(rows.items, r => columns.items.some(c => parts[`${r}*${c.code}`] !== undefined))
  const shownColumns = used(columns.items, c => rows.items.some(r => parts[`${r.code}*${c}`] !== undefined))
  return (
    <div class="scroll">
      <table class="values crossed">
        <caption>
          {t(rows.name)} × {t(columns.name)}
        </caption>
        <thead>
          <tr>
            <td />
            {shownColumns.map(c => (
              <th scope="col" key={c.code}>
                {t(c.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownRows.map(r => (
            <tr key={r.code}>
              <th scope="row">{t(r.name)}</th>
              {shownColumns.map(c => {
                const code = `${r.code}*${c.code}`
                return (
                  <td class="n" key={c.code}>
                    {parts[code] === undefined ? '' : link(`${splitKey}.${code}`, number(parts[code]))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
