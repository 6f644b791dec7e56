import type { Dimension, Field, FieldProblem, Form } from '../contract'
import { number, parseNumber, percent } from '../format'
import { t } from '../language'
import { DayInput, Errors, Labelled } from '../parts/inputs'
import { text } from '../text'
import { emptyEntry, sumOfParts, under, type Entries, type Entry } from './values'

type FieldProps = { field: Field; form: Form; entry: Entry; onEntry: (entry: Entry) => void; problems: FieldProblem[] }

export function FormFields({ form, entries, onEntry, problems }: {
  form: Form; entries: Entries; onEntry: (code: string, entry: Entry) => void; problems: FieldProblem[]
}) {
  return (
    <>
      {(form.sections ?? []).map(section => {
        const fields = section.fields.filter(f => f.type !== 'coverage')
        if (fields.length === 0) return null
        return (
          <section class="form-section" key={section.id}>
            <h3>{t(section.title)}</h3>
            {section.help && <p class="help">{t(section.help)}</p>}
            <div class="fields">{fields.map(field => (
              <FieldInput key={field.code} field={field} form={form} entry={entries[field.code] ?? emptyEntry}
                onEntry={entry => onEntry(field.code, entry)} problems={under(problems, field.code)} />
            ))}</div>
          </section>
        )
      })}
    </>
  )
}

const label = (field: Field) => `${field.code}. ${t(field.name)}${field.measure ? ` (${t(field.measure)})` : ''}`
const help = (field: Field) => [field.help && t(field.help), field.clause && t(text.clauseOf, field.clause)].filter(Boolean).join(' · ') || null

function FieldInput(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  const set = (typed: string) => onEntry({ ...entry, text: typed })
  const common = { label: label(field), help: help(field), required: field.required ?? false, problems }
  switch (field.type) {
    case 'count':
    case 'money':
      return field.splits?.length ? <CountWithParts {...props} /> : (
        <Labelled {...common}>{(id, by) => <NumberInput id={id} by={by} testid={`field-${field.code}`} value={entry.text} onValue={set} />}</Labelled>
      )
    case 'ratio': return <Ratio {...props} />
    case 'yesNo': return (
      <Group {...props}>
        {[['yes', text.yes], ['no', text.no], ['', text.notFilled]].map(([value, name]) => (
          <label class="pick" key={value as string}>
            <input type="radio" name={field.code} checked={entry.text === value} data-testid={`field-${field.code}-${value as string || 'empty'}`}
              onChange={() => set(value as string)} /> {t(name as typeof text.yes)}
          </label>
        ))}
      </Group>
    )
    case 'choice': return (
      <Labelled {...common}>{(id, by) => (
        <select id={id} aria-describedby={by} value={entry.text} data-testid={`field-${field.code}`} onChange={e => set(e.currentTarget.value)}>
          <option value="">{t(text.notFilled)}</option>
          {(field.options ?? []).map(o => <option key={o.code} value={o.code}>{t(o.name)}</option>)}
        </select>
      )}</Labelled>
    )
    case 'date': return <DayInput label={common.label} help={common.help ?? undefined} required={common.required} problems={problems}
      value={entry.text} onValue={set} testid={`field-${field.code}`} />
    default: return (
      <Labelled {...common} wide>{(id, by) => (
        <>
          <textarea id={id} aria-describedby={by} rows={4} value={entry.text} data-testid={`field-${field.code}`} onInput={e => set(e.currentTarget.value)} />
          {field.maxLength && <p class={entry.text.length > field.maxLength ? 'counter overdue' : 'counter'}>{number(entry.text.length)}/{number(field.maxLength)}</p>}
        </>
      )}</Labelled>
    )
  }
}

/** A whole number with its thousands separators put in when the person leaves the input. */
function NumberInput({ id, by, value, onValue, testid, name }: {
  id?: string; by?: string; value: string; onValue: (typed: string) => void; testid: string; name?: string
}) {
  const parsed = parseNumber(value)
  return <input id={id} aria-describedby={by} aria-label={name} class="number" inputMode="numeric" autocomplete="off" value={value} data-testid={testid}
    aria-invalid={parsed === 'wrong'} onInput={e => onValue(e.currentTarget.value)}
    onBlur={() => { if (typeof parsed === 'number') onValue(number(parsed)) }} />
}

function Group({ field, problems, children }: FieldProps & { children: preact.ComponentChildren }) {
  const said = help(field)
  return (
    <fieldset class={problems.length ? 'group wrong' : 'group'}>
      <legend>{label(field)}{field.required && <span class="required"> {t(text.requiredMark)}</span>}</legend>
      {said && <p class="help">{said}</p>}
      {children}
      <Errors id={`${field.code}-errors`} problems={problems} />
    </fieldset>
  )
}

function Ratio(props: FieldProps) {
  const { field, entry, onEntry } = props
  const above = parseNumber(entry.numerator)
  const below = parseNumber(entry.denominator)
  const both = typeof above === 'number' && typeof below === 'number'
  return (
    <Group {...props}>
      <div class="ratio">
        <label>{field.numerator ? t(field.numerator) : t(text.numerator)}
          <NumberInput testid={`field-${field.code}-numerator`} value={entry.numerator} onValue={numerator => onEntry({ ...entry, numerator })} /></label>
        <label>{field.denominator ? t(field.denominator) : t(text.denominator)}
          <NumberInput testid={`field-${field.code}-denominator`} value={entry.denominator} onValue={denominator => onEntry({ ...entry, denominator })} /></label>
        <output>{both ? (below === 0 ? t(text.nothingToDivide) : `= ${percent(above, below)}`) : ''}</output>
      </div>
    </Group>
  )
}

function CountWithParts(props: FieldProps) {
  const { field, form, entry, onEntry } = props
  const dimensions = (field.splits ?? []).flatMap(s => {
    const dimension = form.dimensions?.find(d => d.id === s.dimension)
    return dimension ? [{ dimension, mustEqual: s.mustEqualTotal }] : []
  })
  return (
    <Group {...props}>
      <label class="total">{t(text.total)}
        <NumberInput testid={`field-${field.code}`} value={entry.text} onValue={typed => onEntry({ ...entry, text: typed })} /></label>
      <div class="splits">
        {dimensions.map(({ dimension, mustEqual }) =>
          <Parts key={dimension.id} field={field} dimension={dimension} mustEqual={mustEqual} entry={entry} onEntry={onEntry} />)}
      </div>
    </Group>
  )
}

function Parts({ field, dimension, mustEqual, entry, onEntry }: {
  field: Field; dimension: Dimension; mustEqual: boolean; entry: Entry; onEntry: (entry: Entry) => void
}) {
  const parts = entry.parts[dimension.id] ?? {}
  const sum = sumOfParts(entry, dimension.id)
  const total = parseNumber(entry.text)
  const set = (item: string, typed: string) => onEntry({ ...entry, parts: { ...entry.parts, [dimension.id]: { ...parts, [item]: typed } } })
  return (
    <table class="parts">
      <caption>{t(text.byDimension, t(dimension.name).toLowerCase())}</caption>
      <tbody>
        {dimension.items.map(item => (
          <tr key={item.code}>
            <th scope="row">{t(item.name)}</th>
            <td><NumberInput name={`${field.code} ${t(item.name)}`} testid={`field-${field.code}-${dimension.id}-${item.code}`}
              value={parts[item.code] ?? ''} onValue={typed => set(item.code, typed)} /></td>
          </tr>
        ))}
      </tbody>
      {sum !== null && (
        <tfoot><tr><th scope="row">{t(text.sumOfParts)}</th><td aria-live="polite">{number(sum)}{typeof total === 'number' && (
          <span class={agrees(sum, total, mustEqual) ? 'quiet' : 'warn'}> {agrees(sum, total, mustEqual) ? '✓' : t(text.sumDiffers, number(total))}</span>)}</td></tr></tfoot>
      )}
    </table>
  )
}

/** A hint while typing; whether the form is right is the server's word. */
const agrees = (sum: number, total: number, mustEqual: boolean) => mustEqual ? sum === total : sum <= total
