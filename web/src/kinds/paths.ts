import type { FieldProblem } from '../contract/contract'

/** Problems whose path is `path` or lies beneath it. */
export const under = (problems: FieldProblem[], path: string) =>
  problems.filter(p => p.path === path || p.path.startsWith(`${path}.`) || p.path.startsWith(`${path}[`))
