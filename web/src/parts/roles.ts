import type { Role } from '../contract/contract'
import { text } from '../texts/text'

export const roleName: Record<Role, typeof text.roleOfficer> = {
  officer: text.roleOfficer,
  reviewer: text.roleReviewer,
  watcher: text.roleWatcher,
  reader: text.roleReader,
  observer: text.roleObserver,
  administrator: text.administrator,
}
