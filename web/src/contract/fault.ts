import type { FieldProblem, Text } from './contract'

/** What the pages themselves find wrong with what was typed: it cannot be sent so. */
export const fault = (path: string, code: string, text: Text): FieldProblem => ({ path, code, text, severity: 'error' })
