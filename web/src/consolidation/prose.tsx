import type { Cell, Consolidation, Place } from '../contract/contract'
import { t } from '../format/language'
import { path } from '../routes/route'
import { text } from '../texts/text'
import { isProse, unitName } from '../figures/figure'

/** Words longer than this are folded. */
const long = 400
const opening = 140

/** What the units write, each with who wrote it. */
export function Narratives({ consolidation: c, place }: { consolidation: Consolidation; place: Place }) {
  const fields = c.fields.filter(isProse)
  if (fields.length === 0) return null
  return (
    <section>
      <h2>{t(text.narratives)}</h2>
      {fields.map(f => {
        const cell = c.cells.find(x => x.field === f.code)
        const parts = cell?.parts.filter(p => p.text) ?? []
        return (
          <div key={f.code}>
            <h3>
              {f.code}. {t(f.name)}{' '}
              {cell && <span class="quiet small">({t(text.unitsOf, parts.length, cell.expected)})</span>}
            </h3>
            {parts.length === 0 ? (
              <p class="quiet">{t(text.noNarratives)}</p>
            ) : (
              parts.map(p => <Words key={p.unit} part={p} name={unitName(c.unitNames, p.unit)} place={place} />)
            )}
          </div>
        )
      })}
    </section>
  )
}

function Words({ part, name, place }: { part: Cell['parts'][number]; name: string; place: Place }) {
  const words = part.text ?? ''
  const by = (
    <footer>
      — {name}
      {part.revision !== null && (
        <>
          , <a href={path.submission({ ...place, unit: part.unit })}>{t(text.revisionN, part.revision)}</a>
        </>
      )}
    </footer>
  )
  if (words.length <= long)
    return (
      <blockquote>
        <p class="prose">{words}</p>
        {by}
      </blockquote>
    )
  return (
    <blockquote>
      <details>
        <summary>
          <strong>{name}</strong>: {words.slice(0, opening)}…
        </summary>
        <p class="prose">{words}</p>
      </details>
      {by}
    </blockquote>
  )
}

/** What units said of values that needed it, and what has no place in these figures. */
export function Remarks({ consolidation: c, place }: { consolidation: Consolidation; place: Place }) {
  const { explanations = [], unmapped = [] } = c
  return (
    <>
      {explanations.length > 0 && (
        <section data-testid="explanations">
          <h2>{t(text.explanations)}</h2>
          {explanations.map((e, i) => (
            <blockquote key={i}>
              <p class="quiet">{e.message ? t(e.message) : e.rule}</p>
              <p class="prose">{e.words}</p>
              <footer>
                — <a href={path.submission({ ...place, unit: e.unit })}>{unitName(c.unitNames, e.unit)}</a>
              </footer>
            </blockquote>
          ))}
        </section>
      )}
      {unmapped.length > 0 && (
        <section data-testid="unmapped">
          <h2>{t(text.unmapped)}</h2>
          <p class="quiet">{t(text.unmappedHelp)}</p>
          <table class="values stack">
            <thead>
              <tr>
                <th scope="col">{t(text.unit)}</th>
                <th scope="col">{t(text.indicator)}</th>
                <th scope="col">{t(text.formVersion)}</th>
                <th scope="col">{t(text.whyNot)}</th>
              </tr>
            </thead>
            <tbody>
              {unmapped.map((u, i) => (
                <tr key={i}>
                  <th scope="row">
                    <a href={path.submission({ ...place, unit: u.unit })}>{unitName(c.unitNames, u.unit)}</a>,{' '}
                    {t(text.revisionN, u.revision)}
                  </th>
                  <td>
                    <code>{u.field}</code> {u.name && t(u.name)}
                  </td>
                  <td data-label={t(text.formVersion)}>{u.formVersion}</td>
                  <td>{t(u.why)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
