import type { Content, Dimension, Field, Form, Revision, Value } from '../contract'
import { api, type Place } from '../api'
import { day, number, percent, size } from '../format'
import { t } from '../language'
import { Fact, Facts } from '../parts/parts'
import { text } from '../text'

/** What a revision says, for reading. */
export function RevisionView({ place, form, revision }: { place: Place; form: Form; revision: Revision }) {
  return (
    <div class="revision-view">
      {revision.nil && <p class="box ok"><strong>∅ {form.nil ? t(form.nil) : t(text.nil)}</strong></p>}
      <Facts>
        {revision.document && <Fact name={t(text.document)}>{revision.document.number}, {day(revision.document.date)}</Fact>}
        {revision.files.length > 0 && (
          <Fact name={t(text.files)}>
            <ul class="files">{revision.files.map(f => (
              <li key={f.sha256}><a href={api.fileUrl(place, revision.number, f)} download={f.name}>{f.name}</a> <span class="quiet">{size(f.size)}</span></li>
            ))}</ul>
          </Fact>
        )}
      </Facts>
      {revision.withheld && <p class="box">▧ {t(text.someWithheld)}</p>}
      {!revision.nil && <ValuesView form={form} values={revision.values} />}
    </div>
  )
}

function ValuesView({ form, values }: { form: Form; values: Content['values'] }) {
  const sections = (form.sections ?? []).map(s => ({ ...s, fields: s.fields.filter(f => f.type !== 'coverage') })).filter(s => s.fields.length)
  if (sections.length === 0) return null
  return (
    <>{sections.map(s => (
      <section key={s.id}>
        <h3>{t(s.title)}</h3>
        <table class="values">
          <tbody>{s.fields.map(f => (
            <tr key={f.code}>
              <th scope="row">{f.code}. {t(f.name)}</th>
              <td><ValueView field={f} value={values[f.code]} dimensions={form.dimensions ?? []} /></td>
            </tr>
          ))}</tbody>
        </table>
      </section>
    ))}</>
  )
}

function ValueView({ field, value, dimensions }: { field: Field; value: Value | undefined; dimensions: Dimension[] }) {
  const measure = field.measure ? ` ${t(field.measure)}` : ''
  if (value === undefined) return <span class="quiet">{t(text.noData)}</span>
  if (typeof value === 'number') return <>{number(value)}{measure}</>
  if (typeof value === 'boolean') return <>{t(value ? text.yes : text.no)}</>
  if (typeof value === 'string') {
    if (field.type === 'date') return <>{day(value)}</>
    const option = field.options?.find(o => o.code === value)
    return <span class="prose">{option ? t(option.name) : value}</span>
  }
  if ('numerator' in value)
    return <>{number(value.numerator)}/{number(value.denominator)}{measure} <span class="quiet">{value.denominator === 0 ? t(text.nothingToDivide) : percent(value.numerator, value.denominator)}</span></>
  return <><strong>{number(value.total)}</strong>{measure}<SplitsView splits={value.splits} dimensions={dimensions} /></>
}

export function SplitsView({ splits, dimensions }: { splits: Record<string, Record<string, number>> | null; dimensions: Dimension[] }) {
  const lines = dimensions.filter(d => Object.keys(splits?.[d.id] ?? {}).length > 0)
  if (lines.length === 0) return null
  return (
    <ul class="splits-view">{lines.map(d => (
      <li key={d.id}><span class="quiet">{t(d.name)}:</span> {d.items.filter(i => splits?.[d.id]?.[i.code] !== undefined)
        .map(i => `${t(i.name)} ${number(splits?.[d.id]?.[i.code] ?? 0)}`).join(' · ')}</li>
    ))}</ul>
  )
}
