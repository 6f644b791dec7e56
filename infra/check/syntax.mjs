// Reads a .bicep or .bicepparam file: its tree, its declarations, and what is wrong with its form.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Language, Parser } from 'web-tree-sitter'

await Parser.init()
const parser = new Parser()
parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')))

const kinds = {
  parameter_declaration: 'param', variable_declaration: 'var', resource_declaration: 'resource', module_declaration: 'module',
  output_declaration: 'output', target_scope_assignment: 'targetScope', using_statement: 'using',
}

export function* every(node) {
  yield node
  for (const child of node.namedChildren) yield* every(child)
}

/** The text of a string without ${...}; undefined for anything else. */
export const plain = node =>
  node?.type === 'string' && !node.namedChildren.some(c => c.type === 'interpolation')
    ? node.text.startsWith("'''") ? node.text.slice(3, -3) : node.text.slice(1, -1).replace(/\\(.)/g, '$1')
    : undefined

/** [name, value, node] of each property of an object. */
export const properties = object => object.namedChildren.filter(c => c.type === 'object_property').map(p => {
  const [key, value] = p.namedChildren
  return [key.type === 'string' ? plain(key) : key.text, value, p]
})

export const property = (object, name) => object && properties(object).find(([key]) => key === name)?.[1]

/** What a declaration makes, behind any condition or loop: the object in `= if (x) {...}` or `= [for a in b: {...}]`. */
export function bodyOf(node) {
  while (node && ['if_statement', 'for_statement', 'parenthesized_expression'].includes(node.type)) node = node.namedChildren.at(-1)
  return node?.type === 'object' ? node : undefined
}

export const readBicep = file => parseBicep(readFileSync(file, 'utf8'), file)

export function parseBicep(source, file) {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')
  // The grammar knows no assignment to a parameter; it reads as a variable, which has the same form. Columns stay where they are.
  const root = parser.parse(path.extname(file) === '.bicepparam' ? text.replace(/^param (?=\s*\w+\s*=)/gm, 'var   ') : text).rootNode
  const problems = []
  const report = (node, says) => problems.push({ file, line: node.startPosition.row + 1, column: node.startPosition.column + 1, says })
  checkForm(root, report)
  return { file, root, problems, report, declarations: problems.length ? [] : declarationsOf(root, report) }
}

function checkForm(root, report) {
  const visit = node => {
    if (node.isMissing) return report(node, `${node.type} is missing`)
    if (node.isError) return report(node, `not understood: ${node.text.slice(0, 40).split('\n')[0]}`)
    if (['object', 'array'].includes(node.type) || node === root) separated(node, report)
    node.children.forEach(visit)
  }
  visit(root)
}

/** The grammar accepts two statements, properties or items side by side; Bicep wants a new line (in objects and arrays a comma will do). */
function separated(parent, report) {
  const parts = parent.namedChildren.filter(c => !c.type.includes('comment'))
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1]
    if (!before || before.endPosition.row !== part.startPosition.row) continue
    const between = parent.text.slice(before.endIndex - parent.startIndex, part.startIndex - parent.startIndex)
    if (between.includes(',')) continue
    report(part, part.type === 'parenthesized_expression' && between === ''
      ? 'a call as an item of an array is not understood by this check: give it a name first (var)'
      : 'a new line is missing before this')
  }
}

function declarationsOf(root, report) {
  const found = []
  let decorators = []
  for (const node of root.namedChildren) {
    if (node.type.includes('comment')) continue
    if (node.type === 'decorators') {
      decorators = node.namedChildren
      continue
    }
    const kind = kinds[node.type]
    if (!kind) report(node, `this check does not know '${node.text.split(/[\s(]/)[0]}' declarations: write without, or teach it`)
    else found.push({ kind, node, decorators, ...partsOf(kind, node) })
    decorators = []
  }
  return found
}

function partsOf(kind, node) {
  const parts = node.namedChildren
  if (kind === 'targetScope' || kind === 'using') return { value: parts[0] }
  const [name, second, third] = parts
  const typed = second?.type === 'type'
  switch (kind) {
    case 'param': case 'output': return { name, type: typed ? second.text : undefined, value: typed ? third : second }
    case 'var': return { name, value: second }
    default: return { name, path: plain(second), pathNode: second, body: bodyOf(parts.at(-1)), existing: node.children.some(c => c.type === 'existing') }
  }
}

/** The values of @allowed([...]), if there are any. */
export const allowedOf = declaration =>
  declaration.decorators.map(d => d.namedChildren[0]).find(c => c?.namedChildren[0]?.text === 'allowed')
    ?.namedChildren[1]?.namedChildren[0]?.namedChildren
