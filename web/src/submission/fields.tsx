import type { Field, FieldProblem, Form, Submission, Values } from '../contract/contract'
import { clauseOf } from '../format/clause'
import { t } from '../format/language'
import { FieldInput, isInForm, isWide, isWords, ValueView } from '../kinds/field'
import { emptyEntry, type Entry } from '../kinds/kind'
import { under } from '../kinds/paths'
import { text } from '../texts/text'
import { Explain, type Explaining } from './explain'
import { hasTyped, type Entries } from './values'

export function FormFields({
  form,
  entries,
  nil,
  onEntry,
  problems,
  checked,
  previous,
  explaining,
}: {
  form: Form
  entries: Entries
  /** Declared: the sections the form names have nothing to enter, and are shown only where something was. */
  nil: boolean
  onEntry: (code: string, entry: Entry) => void
  problems: FieldProblem[]
  checked: Values | null
  previous: Submission['previous']
  explaining: Explaining
}) {
  const sections = form.sections.map(s => ({ ...s, fields: s.fields.filter(isInForm) })).filter(s => s.fields.length)
  if (sections.length === 0) return null
  const isOpen = (field: Field) => hasTyped(entries[field.code] ?? emptyEntry)
  const isNil = (section: Form['sections'][number]) =>
    nil && (form.nil?.sections.includes(section.id) ?? false) && !section.fields.some(isOpen)
  return (
    <>
      {form.clause && <p class="quiet">{clauseOf(form.clause)}</p>}
      {!sections.every(s => s.fields.every(isWords)) && <p class="help four">{t(text.fourZeros)}</p>}
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
          {isNil(section) && <p class="box ok">∅ {t(form.nil!.label)}</p>}
          <div class="fields">
            {(isNil(section) ? [] : section.fields).map(field => (
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
                    <ValueView brief field={field} value={previous.values[field.code]} dimensions={form.dimensions} />
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
