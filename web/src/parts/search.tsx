import { useEffect, useState } from 'preact/hooks'
import { t } from '../format/language'
import { text } from '../texts/text'
import { TextInput } from './inputs'

const pause = 300

/** Words to look for; told when the typing pauses, for the server looks. */
export function SearchBox({ value, onValue }: { value: string; onValue: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    const later = setTimeout(() => {
      if (typed.trim() !== value) onValue(typed.trim())
    }, pause)
    return () => clearTimeout(later)
  }, [typed])
  return <TextInput label={t(text.search)} value={typed} onValue={setTyped} help={t(text.searchHelp)} testid="search" />
}
