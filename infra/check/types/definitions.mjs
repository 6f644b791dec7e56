// The definitions of resource types, from public npm packages, kept beside the installed packages (so a new version of them starts anew).
//
// A definition: { versions, body, types }. A shape (body, and each of types): { properties, additional } or, where one property says which of
// several it is, { by, common, cases }. A property: { type, required, readOnly }; its type is a name of types, a kind (string, int, bool, any,
// object), a literal, Type[] or several with ' | ' between.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromAzureMcp } from './azure-mcp.mjs'
import { fromTypings } from './typings.mjs'

const cache = fileURLToPath(new URL('../node_modules/.cache/types/', import.meta.url))
const fileOf = type => path.join(cache, `${type.toLowerCase().replaceAll('/', '!')}.json`)

const read = new Map()

/** @returns a function from a resource type to its definition, or undefined where no package has one */
export async function definitionsOf(types) {
  mkdirSync(cache, { recursive: true })
  for (const source of [fromAzureMcp, fromTypings]) {
    const missing = [...new Set(types)].filter(t => !existsSync(fileOf(t)))
    for (const [type, definition] of await source(missing, cache)) writeFileSync(fileOf(type), JSON.stringify(definition))
  }
  return type => {
    if (!read.has(type)) read.set(type, existsSync(fileOf(type)) ? JSON.parse(readFileSync(fileOf(type), 'utf8')) : undefined)
    return read.get(type)
  }
}
