// For the few types that Azure's MCP server lacks: the TypeScript declarations of npm @pulumi/azure-native, which are made from the same
// service descriptions. Only these declarations are unpacked; the package itself is large and needs a run-time library.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).typings

/** Resource type: folder and file of its declaration, and the arguments that are parts of its name or address. */
const places = {
  'Microsoft.DurableTask/schedulers': ['durabletask', 'scheduler', 'schedulerName'],
  'Microsoft.DurableTask/schedulers/taskHubs': ['durabletask', 'taskHub', 'schedulerName', 'taskHubName'],
  'Microsoft.Insights/actionGroups': ['monitor', 'actionGroup', 'actionGroupName'],
  'Microsoft.Insights/diagnosticSettings': ['monitor', 'diagnosticSetting', 'name', 'resourceUri'],
  'Microsoft.Insights/metricAlerts': ['monitor', 'metricAlert', 'ruleName'],
  'Microsoft.Insights/scheduledQueryRules': ['monitor', 'scheduledQueryRule', 'ruleName'],
  'Microsoft.Network/privateDnsZones': ['privatedns', 'privateZone', 'privateZoneName'],
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': ['privatedns', 'virtualNetworkLink', 'privateZoneName', 'virtualNetworkLinkName'],
}

/** Arguments that are not below `properties` in the resource itself. */
const outside = new Set(['location', 'tags', 'kind', 'sku', 'identity', 'zones', 'etag'])

/** Lists that the declarations take from another service, where something else has the same name. */
const foreignLists = new Set(['ConditionOperator'])

/** Of every declared class, and nothing one could set. */
const itsOwn = new Set(['azureApiVersion', 'properties', 'systemData', 'type'])

/** Names that the declarations write otherwise than the service. */
const wire = { odataType: 'odata.type' }

/** @param folder where to unpack; what is unpacked is removed again */
export async function fromTypings(types, folder) {
  const known = types.filter(t => places[t])
  if (known.length === 0) return new Map()
  const unpacked = mkdtempSync(path.join(folder, 'typings-'))
  try {
    const fileOf = t => `${places[t][0]}/${places[t][1]}.d.ts`
    const listsOf = t => `types/enums/${places[t][0]}/index.d.ts`
    unpack(unpacked, ['types/input.d.ts', ...known.map(fileOf), ...known.map(listsOf)])
    const text = name => readFileSync(path.join(unpacked, 'package', name), 'utf8')
    const inputs = text('types/input.d.ts')
    return new Map(known.map(t => [t, definitionOf(t, text(fileOf(t)), { inputs, lists: text(listsOf(t)), types: {} })]))
  } finally {
    rmSync(unpacked, { recursive: true })
  }
}

function unpack(folder, files) {
  const download = mkdtempSync(path.join(tmpdir(), 'typings-'))
  try {
    execFileSync('npm', ['pack', manifest.package, '--silent', '--pack-destination', download], { stdio: ['ignore', 'ignore', 'pipe'] })
    const archive = path.join(download, readdirSync(download)[0])
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
    if (integrity !== manifest.integrity) throw new Error(`${manifest.package} is not the package this check was written with: ${integrity}`)
    const wanted = [...new Set(files)].map(f => `package/${f}`)
    execFileSync('tar', ['-xzf', archive, '-C', folder, ...wanted], { stdio: ['ignore', 'ignore', 'pipe'] })
  } finally {
    rmSync(download, { recursive: true })
  }
}

function definitionOf(type, declaration, source) {
  const [module, file, ...addressing] = places[type]
  const named = file[0].toUpperCase() + file.slice(1)
  const { types } = source
  const below = {}
  const body = { name: { type: 'string', required: true } }
  for (const [name, said] of Object.entries(membersOf(bodyOf(declaration, `export interface ${named}Args`), '')))
    if (!addressing.includes(name) && name !== 'resourceGroupName')
      (name === 'properties' || outside.has(name) ? body : below)[name] = { ...said, type: typeOf(said.type, source) }
  // What the finished resource has beyond its arguments is the service's answer.
  for (const [name] of bodyOf(declaration, `export declare class ${named} extends`).matchAll(/(?<=readonly )\w+(?=!?:)/g))
    if (!body[name] && !addressing.includes(name) && !itsOwn.has(name)) below[name] ??= { type: 'any', readOnly: true }
  if (body.location) body.location.required = true
  if (!body.properties) {
    types['the properties'] = { properties: below }
    body.properties = { type: 'the properties', required: Object.values(below).some(p => p.required) }
  }
  // What the service answers below `properties` stands in other declarations.
  for (const shape of Object.values(types)) shape.withoutAnswers = true
  return { versions: versionsOf(declaration), body: { properties: body }, types }
}

/** The version described, and the others the package says there are: the part that is used has not changed between them. */
function versionsOf(declaration) {
  const own = /REST API version ([\w-]+)\./.exec(declaration)[1]
  const others = /Other available API versions: ([\w-]+(?:, [\w-]+)*)/.exec(declaration)?.[1].split(', ') ?? []
  return [own, ...others]
}

/** The lines between the braces after a head. */
function bodyOf(text, head) {
  const start = text.indexOf('{', text.indexOf(head)) + 1
  let depth = 1
  let end = start
  for (; depth > 0; end++) depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0
  return text.slice(start, end - 1)
}

/** name?: type; of an interface, without comments. A type may run over lines. */
function membersOf(body) {
  const bare = body.replace(/\/\*\*[\s\S]*?\*\//g, '')
  const members = {}
  for (const [, name, optional, type] of bare.matchAll(/^\s*(\w+)(\?)?: ((?:[^;{]|\{[^}]*\})*);/gm))
    members[wire[name] ?? name] = { type: type.replace(/\s+/g, ' '), required: !optional }
  return members
}

/** A TypeScript type in the words of definitions.mjs; interfaces it names are added to the types. */
function typeOf(written, source) {
  const { inputs, lists, types } = source
  let text = written.trim()
  for (let inner; (inner = /^pulumi\.Input<(.*)>$/.exec(text)?.[1]) && balanced(inner);) text = inner.trim()
  let options = alternatives(text).filter(o => o !== 'undefined')
  // A list of values is taken as closed: a word outside of it is far more often a slip than a value newer than the list.
  if (options.some(o => o.startsWith('enums.'))) options = options.filter(o => o !== 'string')
  if (options.length > 1) return union(options.map(o => typeOf(o, source)), types)
  text = options[0]
  if (text.endsWith('[]')) return `${typeOf(text.slice(0, -2), source)}[]`
  if (text.startsWith('pulumi.Input<')) return typeOf(text, source)
  const [, module, name] = /^inputs\.(\w+)\.(\w+)$/.exec(text) ?? []
  if (name) {
    if (!types[name]) {
      types[name] = { properties: {} }
      const start = inputs.indexOf(`export declare namespace ${module} {`)
      const members = membersOf(bodyOf(inputs.slice(start), `interface ${name} {`))
      for (const [member, said] of Object.entries(members)) types[name].properties[member] = { ...said, type: typeOf(said.type, source) }
    }
    return name
  }
  if (/^\{ \[key: string\]/.test(text)) return 'object'
  const list = /^enums\.\w+\.(\w+)$/.exec(text)?.[1]
  if (list && foreignLists.has(list)) return 'string'
  if (list) return [...bodyOf(lists, `export declare const ${list}: {`).matchAll(/: "([^"]*)"/g)].map(m => m[1]).join(' | ')
  if (/^".*"$/.test(text)) return text.slice(1, -1)
  return { string: 'string', number: 'int', boolean: 'bool' }[text] ?? 'any'
}

/** Several interfaces that differ in a literal are told apart by it. */
function union(options, types) {
  const shapes = options.map(o => types[o])
  if (shapes.some(s => !s)) return [...new Set(options)].join(' | ')
  const literal = (shape, name) => shape.properties[name] && !['string', 'int', 'bool', 'any', 'object'].includes(shape.properties[name].type) && !types[shape.properties[name].type] && !shape.properties[name].type.endsWith('[]')
  const by = Object.keys(shapes[0].properties).find(name => shapes.every(s => literal(s, name)))
  if (!by) return 'any'
  const name = options.join(' or ')
  types[name] = { by, common: {}, cases: Object.fromEntries(shapes.map(s => [s.properties[by].type, s.properties])) }
  return name
}

const balanced = text => {
  let depth = 0
  for (const c of text) if ((depth += c === '<' ? 1 : c === '>' ? -1 : 0) < 0) return false
  return depth === 0
}

function alternatives(text) {
  const parts = ['']
  let depth = 0
  for (const c of text) {
    if ('<{(['.includes(c)) depth++
    if ('>})]'.includes(c)) depth--
    if (c === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += c
  }
  return parts.map(p => p.trim())
}
