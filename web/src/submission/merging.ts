import type { Form } from '../contract/contract'
import { emptyEntry } from '../kinds/kind'
import { contentOf, inputFields, type Typed } from './values'

// Two states of one form put together field by field: pure, without storage or server.

/** A field by its code; beside them the document, the files, the explanations and what is declared nil. */
export type Piece = string

/** A piece that says one thing here and another there: somebody has to choose. */
export type Choice = { piece: Piece; mine: Typed; theirs: Typed }

export type Pick = 'mine' | 'theirs'

const others: Piece[] = ['$document', '$files', '$explanations', '$nil']
const piecesOf = (form: Form): Piece[] => [...inputFields(form).map(f => f.code), ...others]

/** What a piece says, as it would be sent; what cannot be sent, as it is typed. */
function said(form: Form, typed: Typed, piece: Piece): string {
  switch (piece) {
    case '$document':
      return JSON.stringify([typed.document.number.trim(), typed.document.date])
    case '$files':
      return JSON.stringify(typed.files.map(f => [f.sha256, f.name]))
    case '$explanations':
      return JSON.stringify(Object.entries(typed.explanations).filter(([, words]) => words.trim() !== ''))
    case '$nil':
      return String(typed.nil)
  }
  const entry = typed.entries[piece] ?? emptyEntry
  const alone: Typed = { ...typed, entries: { [piece]: entry } }
  const { content, faults } = contentOf(form, alone)
  const isFaulty = faults.some(f => f.path.split('.')[0] === piece)
  return JSON.stringify(isFaulty ? entry : (content.values[piece] ?? null))
}

export function withPiece(typed: Typed, piece: Piece, from: Typed): Typed {
  switch (piece) {
    case '$document':
      return { ...typed, document: from.document }
    case '$files':
      return { ...typed, files: from.files }
    case '$explanations':
      return { ...typed, explanations: from.explanations }
    case '$nil':
      return { ...typed, nil: from.nil }
  }
  return { ...typed, entries: { ...typed.entries, [piece]: from.entries[piece] ?? emptyEntry } }
}

/**
 * What both have made of `base`: a piece that only one of them changed is taken over; one that both changed, each otherwise, is left as it is here and
 * named as a choice.
 */
export function merge(form: Form, base: Typed, mine: Typed, theirs: Typed): { typed: Typed; choices: Choice[] } {
  const choices: Choice[] = []
  let typed = mine
  for (const piece of piecesOf(form)) {
    const [was, here, there] = [base, mine, theirs].map(one => said(form, one, piece))
    if (here === there || there === was) continue
    if (here === was) typed = withPiece(typed, piece, theirs)
    else choices.push({ piece, mine, theirs })
  }
  return { typed, choices }
}

/** What is kept on this machine, laid beside what stands on the page: an empty field takes what was kept, any other difference is a choice. */
export const withKept = (form: Form, page: Typed, empty: Typed, kept: Typed) => merge(form, empty, kept, page)

/** After somebody chose: what stands here stays, also where it was typed on meanwhile, or the other takes its place. */
export const chosen = (typed: Typed, choices: Choice[], picks: Record<Piece, Pick>): Typed =>
  choices.reduce((now, c) => (picks[c.piece] === 'theirs' ? withPiece(now, c.piece, c.theirs) : now), typed)
