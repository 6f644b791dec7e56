// The server's records nest what the pages read flat (a submission's duty, a revision's summary line), and .NET writes the
// camel case of ETag as eTag. This is the one place that knows; a server that answers flat passes through unchanged.

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat)
  if (!isObject(value)) return value
  const { eTag, duty, summary, ...own } = value
  const inner = [[duty, 'duty', 'isConsolidation'], [summary, 'summary', 'receiptNumber']] as const
  const result: Json = {}
  for (const [nested, name, sign] of inner)
    if (isObject(nested) && sign in nested) Object.assign(result, flat(nested)); else if (nested !== undefined) result[name] = flat(nested)
  for (const [key, inside] of Object.entries(own)) result[key] = flat(inside)
  if (eTag !== undefined) result.etag = eTag
  return result
}
