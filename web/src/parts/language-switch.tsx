import type { Language } from '../contract/contract'
import { t } from '../format/language'
import { text } from '../texts/text'

export function LanguageSwitch({ spoken, onSpeak }: { spoken: Language; onSpeak: (next: Language) => void }) {
  const other: Language = spoken === 'vi' ? 'en' : 'vi'
  return (
    <button type="button" class="plain" lang={other} data-testid="language" onClick={() => onSpeak(other)}>
      {t(text.otherLanguage)}
    </button>
  )
}
