import type { DocumentReference, FieldProblem, Value } from '../contract/contract'
import { fault } from '../contract/fault'
import { day } from '../format/format'
import { t } from '../format/language'
import { DayInput, TextInput } from '../parts/inputs'
import { text } from '../texts/text'
import { Group } from './group'
import type { FieldKind, FieldProps } from './kind'
import { numberOrWords } from './numbers'
import { under } from './paths'

/** A document that was issued: its number, its date, who issued it. */
export const document: FieldKind<DocumentReference> = {
  holds: (value: Value): value is DocumentReference =>
    typeof value === 'object' && !Array.isArray(value) && 'number' in value,
  isWide: () => true,
  Input: DocumentInput,
  typed: value => ({ text: value.number, date: value.date, issuer: value.issuer ?? '' }),
  sent: (field, { text: typed, date, issuer }, faults) =>
    documentOf({ number: typed, date, issuer }, field.code, faults),
  View: ({ value }) => (
    <>
      {value.number}, {day(value.date)}
      {value.issuer && `, ${value.issuer}`}
    </>
  ),
  figure: numberOrWords,
}

/** Number and date belong together; who issued it may be left out. */
export function documentOf(
  typed: DocumentReference,
  path: string,
  faults: FieldProblem[],
): DocumentReference | undefined {
  const [symbol, issuer] = [typed.number.trim(), typed.issuer?.trim().normalize('NFC')]
  if (symbol === '' && typed.date === '' && !issuer) return undefined
  if (symbol === '') faults.push(fault(`${path}.number`, 'half', text.faultDocumentNumber))
  if (typed.date === '') faults.push(fault(`${path}.date`, 'half', text.faultDocumentDate))
  if (symbol === '' || typed.date === '') return undefined
  return { number: symbol, date: typed.date, ...(issuer ? { issuer } : {}) }
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
