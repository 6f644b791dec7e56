// What is said of a resource is what its type has: names, what is required, what is read only, kinds of values, closed lists.
import { allowedOf, plain, properties } from '../syntax.mjs'

const literals = { string: 'string', number: 'int', boolean: 'bool', object: 'object', array: 'array' }
/** Bicep's own, on every resource. */
const everywhere = new Set(['parent', 'scope', 'dependsOn'])

/** @param typeOf gives the definition of a resource type, or undefined (types/definitions.mjs) */
export function checkResources(file, typeOf) {
  const names = new Map(file.declarations.filter(d => d.name && d.kind !== 'output').map(d => [d.name.text, d]))
  for (const declaration of file.declarations.filter(d => d.kind === 'resource')) {
    const { pathNode, path, body, existing } = declaration
    const [type, version] = (path ?? '').split('@')
    if (!version) {
      file.report(pathNode, 'a resource type is written with its version: Type@2025-01-01')
      continue
    }
    const definition = typeOf(type)
    if (!definition) file.report(pathNode, `there is no definition of ${type} to check it by`)
    else if (!definition.versions.includes(version)) file.report(pathNode, `${type}: the definition is of ${definition.versions.join(', ')}, not of ${version}`)
    else if (!existing && body) new Comparison(file.report, names, definition.types).object(body, definition.body, declaration.name.text, everywhere)
  }
}

class Comparison {
  constructor(report, names, types) {
    Object.assign(this, { report, names, types })
  }

  object(node, type, where, besides = new Set()) {
    const given = properties(node).filter(([name]) => !besides.has(name))
    const shape = type.by ? this.#caseOf(node, type, given, where) : type
    if (!shape) return
    for (const [name, value, at] of given) {
      const has = shape.properties[name]
      const place = `${where}.${name}`
      if (name === undefined) continue
      if (has?.readOnly) this.report(at, `${place} is read only`)
      else if (has) this.value(value, has.type, place)
      else if (shape.additional) this.value(value, shape.additional, place)
      else this.report(at, `${where} has no property '${name}'${closest(name, shape.properties)}`)
    }
    for (const [name, { required, readOnly }] of Object.entries(shape.properties))
      if (required && !readOnly && !besides.has(name) && !given.some(([g]) => g === name)) this.report(node, `${where} needs the property '${name}'`)
  }

  /** Which of several shapes an object has is said by one of its properties. */
  #caseOf(node, type, given, where) {
    const value = given.find(([name]) => name === type.by)?.[1]
    if (!value) return void this.report(node, `${where} needs the property '${type.by}'`)
    const said = plain(value)
    if (said === undefined) return undefined
    const own = type.cases[said]
    if (!own) return void this.report(value, `${where}.${type.by} is one of ${Object.keys(type.cases).join(' ')}, not '${said}'`)
    return { properties: { ...type.common, ...own } }
  }

  value(node, type, where) {
    if (!node || type === 'any') return
    const parts = node.namedChildren
    switch (node.type) {
      case 'parenthesized_expression': return this.value(parts[0], type, where)
      case 'ternary_expression': return parts.slice(1).forEach(p => this.value(p, type, where))
      case 'for_statement': return type.endsWith('[]') ? this.value(parts.at(-1), type.slice(0, -2), where) : this.report(node, `${where} is ${type}, not an array`)
      case 'identifier': return this.#named(node, type, where)
    }
    const literal = literals[node.type]
    if (literal) this.#literal(node, literal, type, where)
  }

  /** A variable is looked into; of a parameter the kind and the allowed values are known. */
  #named(node, type, where) {
    const declaration = this.names.get(node.text)
    if (declaration?.kind === 'var') return this.value(declaration.value, type, where)
    if (declaration?.kind !== 'param') return
    const allowed = allowedOf(declaration)
    if (allowed) return allowed.forEach(a => this.#literal(a, literals[a.type], type, where, node))
    const kind = declaration.type.replace(/\?$/, '')
    if (['string', 'int', 'bool'].includes(kind) && !this.#admits(type, kind)) this.report(node, `${where} is ${type}, not ${kind} ('${node.text}')`)
  }

  #literal(node, literal, type, where, at = node) {
    const options = type.split(' | ')
    if (literal === 'array' && options.length === 1 && type.endsWith('[]')) return node.namedChildren.forEach(item => this.value(item, type.slice(0, -2), `${where}[]`))
    if (literal === 'object' && options.length === 1 && this.types[type]) return this.object(node, this.types[type], where)
    if (!this.#admits(type, literal)) return this.report(at, `${where} is ${type}, not ${literal}`)
    const said = plain(node)
    if (said !== undefined && !options.includes('string') && !options.includes('any') && !options.includes(said)) this.report(at, `${where} is one of ${type}, not '${said}'`)
  }

  /** Whether a value of a kind can be of a type at all; any string may be one of a closed list. */
  #admits(type, kind) {
    return type.split(' | ').some(option => {
      const of = this.types[option] || option === 'object' ? 'object' : option.endsWith('[]') || option === 'array' ? 'array' : option
      if (of === 'any') return true
      return kind === 'string' ? !['int', 'bool', 'object', 'array'].includes(of) : of === kind
    })
  }
}

function closest(name, has) {
  const same = Object.keys(has).find(h => h.toLowerCase() === name.toLowerCase())
  return same ? `: did you mean '${same}'?` : ''
}
