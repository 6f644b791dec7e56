import type { Field, FieldProblem, Form, Submission, Values } from '../contract/contract'
import { number } from '../format/format'
import { t } from '../format/language'
import { nameOf } from '../parts/breakdown'
import { clauseOf } from '../format/clause'
import { DayInput, Labelled, TextInput } from '../parts/inputs'
import { text } from '../texts/text'
import { Explain, type Explaining } from './explain'
import { Group, help, label, type FieldProps } from './group'
import { CountWithParts, NumberInput, Ratio } from './numbers'
import { TableInput } from './rows'
import { emptyEntry, isDerived, under, type Entries, type Entry } from './values'
import { ValueView } from './view'

export function FormFields({
  form,
  entries,
  onEntry,
  problems,
  checked,
  previous,
  explaining,
}: {
  form: Form
  entries: Entries
  onEntry: (code: string, entry: Entry) => void
  problems: FieldProblem[]
  checked: Values | null
  previous: Submission['previous']
  explaining: Explaining
}) {
  const sections = (form.sections ?? [])
    .map(s => ({ ...s, fields: s.fields.filter(f => f.type !== 'coverage') }))
    .filter(s => s.fields.length)
  if (sections.length === 0) return null
  return (
    <>
      {form.clause && <p class="quiet">{clauseOf(form.clause)}</p>}
      <p class="help four">{t(text.fourZeros)}</p>
      {sections.map(section => (
        <section class="form-section" key={section.id}>
          <h3>
            {t(section.title)}
            {section.clause && (
              <>
                {' '}
                <span class="clause">{section.clause}</span>
              </>
            )}
          </h3>
          {section.help && <p class="help">{t(section.help)}</p>}
          <div class="fields">
            {section.fields.map(field => (
              <div key={field.code} class={isWide(field) ? 'slot whole' : 'slot'}>
                <FieldInput
                  field={field}
                  form={form}
                  entry={entries[field.code] ?? emptyEntry}
                  checked={checked?.[field.code]}
                  previous={previous?.values[field.code]}
                  onEntry={entry => onEntry(field.code, entry)}
                  problems={under(problems, field.code)}
                />
                {previous && (
                  <p class="before" data-testid={`previous-${field.code}`}>
                    {t(text.lastPeriodNamed, t(previous.periodName))}{' '}
                    <ValueView
                      brief
                      field={field}
                      value={previous.values[field.code]}
                      dimensions={form.dimensions ?? []}
                    />
                  </p>
                )}
                <Explain
                  form={form}
                  field={field.code}
                  problems={under(problems, field.code)}
                  explaining={explaining}
                />
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

const isWide = (f: Field) => ['ratio', 'yesNo', 'document', 'narrative', 'table'].includes(f.type) || !!f.splits?.length

function FieldInput(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  const set = (typed: string) => onEntry({ ...entry, text: typed })
  const common = { label: label(field), help: help(field), required: field.required ?? false, problems }
  switch (field.type) {
    case 'count':
    case 'people':
    case 'money':
      return field.splits?.length ? (
        <CountWithParts {...props} />
      ) : (
        <Labelled {...common}>
          {(id, by) => <NumberInput id={id} by={by} testid={`field-${field.code}`} value={entry.text} onValue={set} />}
        </Labelled>
      )
    case 'ratio':
      return isDerived(field) ? <Ratio {...props} field={{ ...field, required: false }} /> : <Ratio {...props} />
    case 'yesNo':
      return <YesNo {...props} />
    case 'choice':
      return (
        <Labelled {...common}>
          {(id, by) => (
            <select
              id={id}
              aria-describedby={by}
              value={entry.text}
              data-testid={`field-${field.code}`}
              onChange={e => set(e.currentTarget.value)}
            >
              <option value="">{t(text.notFilled)}</option>
              {(field.options ?? []).map(o => (
                <option key={o.code} value={o.code}>
                  {nameOf(o)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )
    case 'date':
      return (
        <DayInput
          label={common.label}
          help={common.help ?? undefined}
          required={common.required}
          problems={problems}
          value={entry.text}
          onValue={set}
          testid={`field-${field.code}`}
        />
      )
    case 'document':
      return <DocumentInput {...props} />
    case 'table':
      return <TableInput {...props} />
    default:
      return (
        <Labelled {...common}>
          {(id, by) => (
            <>
              <textarea
                id={id}
                aria-describedby={by}
                rows={4}
                value={entry.text}
                data-testid={`field-${field.code}`}
                onInput={e => set(e.currentTarget.value)}
              />
              {field.maxLength && (
                <p class={entry.text.length > field.maxLength ? 'counter overdue' : 'counter'}>
                  {number(entry.text.length)}/{number(field.maxLength)}
                </p>
              )}
            </>
          )}
        </Labelled>
      )
  }
}

function YesNo(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  const proof = (field.evidence ?? 'none') !== 'none'
  const ofEvidence = under(problems, `${field.code}.evidence`)
  return (
    <Group {...props} problems={problems.filter(p => !ofEvidence.includes(p))}>
      {(
        [
          ['yes', text.yes],
          ['no', text.no],
          ['', text.notFilled],
        ] as const
      ).map(([value, name]) => (
        <label class="pick" key={value}>
          <input
            type="radio"
            name={field.code}
            checked={entry.text === value}
            data-testid={`field-${field.code}-${value || 'empty'}`}
            onChange={() => onEntry({ ...entry, text: value })}
          />{' '}
          {t(name)}
        </label>
      ))}
      {proof && entry.text === 'yes' && (
        <TextInput
          label={t(text.evidence)}
          help={t(text.evidenceHelp)}
          mark={field.evidence === 'required'}
          value={entry.evidence}
          testid={`field-${field.code}-evidence`}
          problems={ofEvidence}
          onValue={evidence => onEntry({ ...entry, evidence })}
        />
      )}
    </Group>
  )
}

function DocumentInput(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  const [ofNumber, ofDate] = [under(problems, `${field.code}.number`), under(problems, `${field.code}.date`)]
  return (
    <Group {...props} problems={problems.filter(p => !ofNumber.includes(p) && !ofDate.includes(p))}>
      <div class="pair">
        <TextInput
          label={t(text.documentNumber)}
          help={t(text.documentNumberHelp)}
          value={entry.text}
          testid={`field-${field.code}-number`}
          problems={ofNumber}
          onValue={typed => onEntry({ ...entry, text: typed })}
        />
        <DayInput
          label={t(text.documentDate)}
          value={entry.date}
          testid={`field-${field.code}-date`}
          problems={ofDate}
          onValue={date => onEntry({ ...entry, date })}
        />
        <TextInput
          label={t(text.documentIssuer)}
          help={t(text.documentIssuerHelp)}
          value={entry.issuer}
          testid={`field-${field.code}-issuer`}
          onValue={issuer => onEntry({ ...entry, issuer })}
        />
      </div>
    </Group>
  )
}
