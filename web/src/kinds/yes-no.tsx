import type { Value } from '../contract/contract'
import { t } from '../format/language'
import { TextInput } from '../parts/inputs'
import { text } from '../texts/text'
import { Group } from './group'
import type { AnyFigure, FieldKind, FieldProps } from './kind'
import { numberOrWords, ratioText } from './numbers'
import { under } from './paths'

type Proved = { yes: boolean; evidence: string }
type YesOrNo = boolean | Proved

const code = (yes: boolean) => (yes ? 'yes' : 'no')
const word = (yes: boolean) => t(yes ? text.yes : text.no)

/** Yes or no, and what proves a yes. */
export const yesNo: FieldKind<YesOrNo> = {
  holds: (value: Value): value is YesOrNo =>
    typeof value === 'boolean' || (typeof value === 'object' && !Array.isArray(value) && 'yes' in value),
  isWide: () => true,
  Input: YesNoInput,
  typed: value =>
    typeof value === 'boolean' ? { text: code(value) } : { text: code(value.yes), evidence: value.evidence },
  sent(_, entry) {
    const evidence = entry.evidence.trim().normalize('NFC')
    if (entry.text === '') return undefined
    return entry.text === 'yes' && evidence ? { yes: true, evidence } : entry.text === 'yes'
  },
  View: ({ value }) =>
    typeof value === 'boolean' ? (
      <>{word(value)}</>
    ) : (
      <>
        {word(value.yes)} <span class="quiet">({value.evidence})</span>
      </>
    ),
  figure(cell) {
    const yes = yesOf(cell)
    if (yes === null) return numberOrWords(cell)
    if (cell.numerator === null || cell.denominator === null) return { main: word(yes) }
    return { main: word(yes), note: ratioText(cell.numerator, cell.denominator) }
  },
}

/** Of "any" and "all"; where yeses are counted there is none. */
const yesOf = (cell: AnyFigure) => ('yes' in cell ? cell.yes : null)

const answers = [
  ['yes', text.yes],
  ['no', text.no],
  ['', text.notFilled],
] as const

function YesNoInput(props: FieldProps) {
  const { field, entry, onEntry, problems } = props
  const ofEvidence = under(problems, `${field.code}.evidence`)
  return (
    <Group {...props} problems={problems.filter(p => !ofEvidence.includes(p))}>
      {answers.map(([value, name]) => (
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
      {field.evidence !== 'none' && entry.text === 'yes' && (
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
