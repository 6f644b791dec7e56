import type { FieldProblem } from '../contract/contract'
import { under } from '../kinds/paths'
import { localPath } from './values'

/** Everything said of the fields, in the order of its weight; what was edited since it was said is silent until it is said again. */
export function gathered({
  faults,
  ofSubmit,
  ofDraft,
  ofCheck,
  editedSinceSubmit,
  editedSinceCheck,
  strict,
}: {
  faults: FieldProblem[]
  ofSubmit: FieldProblem[]
  ofDraft: FieldProblem[]
  ofCheck: FieldProblem[]
  editedSinceSubmit: string[]
  editedSinceCheck: string[]
  /** The person has asked to submit: what is merely not there yet is pointed out too. */
  strict: boolean
}): FieldProblem[] {
  const since = (edited: string[]) => (p: FieldProblem) => !edited.some(place => under([p], place).length > 0)
  // Half-typed values are pointed out once the person asks to submit, or at once when they are no numbers at all.
  const typed = faults.filter(f => strict || f.code === 'not-a-number')
  const said = [
    ...located(ofSubmit).filter(since(editedSinceSubmit)),
    ...located(ofDraft),
    ...located(ofCheck)
      .filter(since(editedSinceCheck))
      .filter(p => strict || p.code !== 'required'),
  ]
  const all = [...typed, ...said]
  return all.filter((p, i) => all.findIndex(q => q.path === p.path && q.code === p.code) === i)
}

const located = (problems: FieldProblem[]) => problems.map(p => ({ ...p, path: localPath(p.path) }))
