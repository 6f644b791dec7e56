import type { ComponentChildren } from 'preact'
import type { Dimension, Named, Splits } from '../contract/contract'
import { day, number } from '../format/format'
import { t } from '../format/language'
import { text } from '../texts/text'

/** A code's name with the days between which it is in use, where there are such. */
export const nameOf = ({ name, validFrom, validTo }: Named) =>
  t(name) +
  (validFrom || validTo
    ? ` (${[validFrom && t(text.codeFrom, day(validFrom)), validTo && t(text.codeTo, day(validTo))].filter(Boolean).join(', ')})`
    : '')

type Link = (path: string, shown: string) => ComponentChildren
const plain: Link = (_, shown) => shown

/** Breakdowns for reading: "sex" on one line, "sex*age" as a table. `link` may open a number ("sex.female"). */
export function SplitsView({
  splits,
  dimensions,
  link = plain,
}: {
  splits: Splits | null
  dimensions: Dimension[]
  link?: Link
}) {
  const dimension = (id: string) => dimensions.find(d => d.id === id)
  const keys = Object.keys(splits ?? {}).filter(k => Object.keys(splits?.[k] ?? {}).length > 0)
  const known = keys.flatMap(key => {
    const [first, second] = key.split('*').map(dimension)
    return first ? [{ key, parts: splits![key]!, first, second }] : []
  })
  if (known.length === 0) return null
  return (
    <ul class="splits-view">
      {known.map(({ key, parts, first, second }) => (
        <li key={key}>
          {second ? (
            <Crossed splitKey={key} parts={parts} rows={first} columns={second} link={link} />
          ) : (
            <>
              <span class="quiet">{t(first.name)}:</span>{' '}
              {first.items
                .filter(i => parts[i.code] !== undefined)
                .map((i, n) => (
                  <>
                    {n > 0 && ' · '}
                    {t(i.name)} {link(`${key}.${i.code}`, number(parts[i.code]!))}
                  </>
                ))}
            </>
          )}
        </li>
      ))}
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
