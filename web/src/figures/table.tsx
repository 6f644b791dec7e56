import { useState } from 'preact/hooks'
import type { Cell, Consolidation, Dimension, Field, Place, Section, Text } from '../contract/contract'
import { t } from '../format/language'
import { columnKind, kinds } from '../kinds/kinds'
import { RowsView } from '../kinds/rows-view'
import { SplitsView } from '../parts/breakdown'
import { path } from '../routes/route'
import { words } from '../contract/words'
import { text } from '../texts/text'
import { Figure, isProse, unitName, Units } from './figure'

/** What is needed to read figures: the reporters' form, the names of units, and where they were consolidated (`revision`: as sent up then). */
export type Reading = {
  place: Place
  revision: number | null
  fields: Field[]
  dimensions: Dimension[]
  sections: Section[] | undefined
  groups: { id: string; name: Text }[]
  unitNames: Record<string, Text>
}

export const readingOf = (c: Consolidation, place: Place, revision: number | null): Reading => ({
  place,
  revision,
  fields: c.fields,
  dimensions: c.dimensions,
  sections: c.sections,
  groups: c.groups,
  unitNames: c.unitNames,
})

/** Every figure on a line; open, what it is made of. */
export function FiguresTable({ reading, cells }: { reading: Reading; cells: Cell[] }) {
  const { fields, sections, groups } = reading
  const rows = cells.flatMap(cell => {
    const field = fields.find(f => f.code === cell.field)
    return field && !isProse(field)
      ? [{ cell, field, section: sections?.find(s => s.fields.some(f => f.code === cell.field)) }]
      : []
  })
  return (
    <div class="scroll">
      <table class="values stack figures-table">
        <thead>
          <tr>
            <th scope="col">{t(text.indicator)}</th>
            <th scope="col">{t(text.total)}</th>
            <th scope="col">{t(text.reportedBy)}</th>
            {groups.map(g => (
              <th scope="col" key={g.id}>
                {t(g.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cell, field, section }, i) => (
            <>
              {section && section !== rows[i - 1]?.section && (
                <tr class="section-row" key={`s-${section.id}`}>
                  <th colSpan={3 + groups.length} scope="colgroup">
                    {t(section.title)}
                  </th>
                </tr>
              )}
              <FigureRow key={cell.field} reading={reading} cell={cell} field={field} />
            </>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FigureRow({ reading, cell, field }: { reading: Reading; cell: Cell; field: Field }) {
  const [open, setOpen] = useState(false)
  const { place, revision, groups } = reading
  return (
    <>
      <tr data-testid={`figure-${cell.field}`}>
        <th scope="row">
          <button type="button" class="opener" aria-expanded={open} onClick={() => setOpen(!open)}>
            {field.code}. {t(field.name)}
          </button>
        </th>
        <td class="n" data-label={t(text.total)}>
          <Figure measured cell={cell} field={field} href={path.provenance(place, cell.field, revision)} />
        </td>
        <td data-label={t(text.reportedBy)}>
          <Units of={cell} />
        </td>
        {groups.map(g => {
          const total = cell.groups?.[g.id]
          return (
            <td class="n" key={g.id} data-label={t(g.name)}>
              {cell.partsClosed && <span class="quiet">▧</span>}
              {total && (
                <>
                  <Figure
                    cell={total}
                    field={field}
                    href={path.provenance(place, `${cell.field}.group.${g.id}`, revision)}
                  />
                  <div class="small">
                    <Units of={total} />
                  </div>
                </>
              )}
            </td>
          )
        })}
      </tr>
      {open && (
        <tr class="opened">
          <td colSpan={3 + groups.length}>
            <Opened reading={reading} cell={cell} field={field} />
          </td>
        </tr>
      )}
    </>
  )
}

function Opened({ reading, cell, field }: { reading: Reading; cell: Cell; field: Field }) {
  const { place, revision, dimensions, unitNames } = reading
  const { rows } = cell
  const { Remark } = kinds[field.type]
  return (
    <>
      {Remark && <Remark cell={cell} />}
      {cell.partsClosed && field.splits.length > 0 && (
        <p class="quiet" title={t(text.withheldWhy)}>
          ▧ {t(words.withheld)}
        </p>
      )}
      {!cell.withheld && !cell.partsClosed && (
        <SplitsView
          field={field}
          total={cell.number}
          splits={cell.splits}
          dimensions={dimensions}
          link={(at, shown) => (
            <a class="number-link" href={path.provenance(place, `${cell.field}.${at}`, revision)}>
              {shown}
            </a>
          )}
        />
      )}
      {rows.length > 0 && (
        <RowsView
          columns={field.columns}
          rows={rows.map(r => r.values)}
          kindOf={columnKind}
          lead={{ name: t(text.unit), of: i => unitName(unitNames, rows[i]!.unit) }}
        />
      )}
      {!!cell.rowsLeftBelow && <p class="quiet small">{t(text.rowsLeftBelow, cell.rowsLeftBelow)}</p>}
      {cell.parts.length > 0 && (
        <table class="values stack">
          <thead>
            <tr>
              <th scope="col">{t(text.unit)}</th>
              <th scope="col">{t(text.value)}</th>
              <th scope="col">{t(text.fromRevision)}</th>
            </tr>
          </thead>
          <tbody>
            {cell.parts.map(p => (
              <tr key={p.unit}>
                <th scope="row">{unitName(unitNames, p.unit)}</th>
                <td>
                  <Figure cell={p} field={field} />
                  {!p.withheld && (
                    <SplitsView field={field} total={p.number} splits={p.splits} dimensions={dimensions} />
                  )}
                  {typeof p.sourceExpected === 'number' && (
                    <div class="quiet small">{t(text.sourceUnitsOf, p.sourceReported ?? 0, p.sourceExpected)}</div>
                  )}
                </td>
                <td>
                  {p.revision !== null ? (
                    <a href={path.submission({ ...place, unit: p.unit })}>{t(text.revisionN, p.revision)}</a>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <a href={path.provenance(place, cell.field, revision)}>{t(text.whereFrom)}</a>
      </p>
    </>
  )
}
