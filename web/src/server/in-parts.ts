import type { RemindedItem, RemindItem } from '../contract/contract'
import { api } from './api'

/** So many the server takes in one request. */
const atOnce = 200

/** Reminds any number of units, part by part; what was done before a part failed stays done, and is passed over the next time. */
export async function remindInParts(
  cycle: string,
  items: readonly RemindItem[],
  note: string | null,
  onProgress: (done: number) => void,
): Promise<RemindedItem[]> {
  const results: RemindedItem[] = []
  onProgress(0)
  for (let from = 0; from < items.length; from += atOnce) {
    const answer = await api.remindSeveral(cycle, items.slice(from, from + atOnce), note)
    results.push(...answer.items)
    onProgress(results.length)
  }
  return results
}
