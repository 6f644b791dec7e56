import type { ComponentChildren } from 'preact'
import type { Field, FieldProblem, Form, Value } from '../contract/contract'
import { t } from '../format/language'
import { clauseOf } from '../format/clause'
import { Errors, isError } from '../parts/inputs'
import { text } from '../texts/text'
import type { Entry } from './values'

export type FieldProps = {
  field: Field
  form: Form
  entry: Entry
  onEntry: (entry: Entry) => void
  problems: FieldProblem[]
  /** What the server made of it: a derived ratio. */
  checked: Value | undefined
  /** The same unit's value of the period before. */
  previous: Value | undefined
}

export const label = (field: Field) => `${field.code}. ${t(field.name)}${field.measure ? ` (${t(field.measure)})` : ''}`
export const help = (field: Field) =>
  [
    field.type === 'people' && t(text.peopleOverlap),
    field.help && t(field.help),
    field.clause && clauseOf(field.clause),
  ]
    .filter(Boolean)
    .join(' · ') || null

/** Several inputs of one field under one legend. */
export function Group({
  field,
  problems,
  children,
}: Pick<FieldProps, 'field' | 'problems'> & { children: ComponentChildren }) {
  const said = help(field)
  return (
    <fieldset class={problems.some(isError) ? 'group wrong' : 'group'}>
      <legend>
        {label(field)}
        {field.required && <span class="required"> {t(text.requiredMark)}</span>}
      </legend>
      {said && <p class="help">{said}</p>}
      {children}
      <Errors id={`${field.code}-errors`} problems={problems} />
    </fieldset>
  )
}
