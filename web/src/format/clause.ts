import { t } from './language'
import { text } from '../texts/text'

// A clause is a section ("II.1.a"); where the plan has no numbered sections it is a passage in words ("đoạn 2").

const inWords = (clause: string) => /^\p{Ll}{2}/u.test(clause)

export const clauseName = (clause: string) => (inWords(clause) ? clause : t(text.section, clause))
export const clauseOf = (clause: string) => t(inWords(clause) ? text.passageOf : text.clauseOf, clause)
