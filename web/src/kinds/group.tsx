import type { ComponentChildren } from 'preact'
import type { Field } from '../contract/contract'
import { clauseOf } from '../format/clause'
import { t } from '../format/language'
import { Errors, isError } from '../parts/inputs'
import { text } from '../texts/text'
import type { FieldProps } from './kind'

const label = (field: Field) => `${field.code}. ${t(field.name)}${field.measure ? ` (${t(field.measure)})` : ''}`
const help = ({ field, hint }: Pick<FieldProps, 'field' | 'hint'>) =>
  [hint && t(hint), field.help && t(field.help), field.clause && clauseOf(field.clause)].filter(Boolean).join(' · ') ||
  null

/** What stands around a single input. */
export const around = (props: FieldProps) => ({
  label: label(props.field),
  help: help(props),
  required: props.field.required,
  problems: props.problems,
})

/** Several inputs of one field under one legend. */
export function Group({
  field,
  hint,
  problems,
  children,
}: Pick<FieldProps, 'field' | 'hint' | 'problems'> & { children: ComponentChildren }) {
  const said = help({ field, hint })
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
