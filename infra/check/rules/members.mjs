// What stands behind a dot is there: in an object written out, in the items a loop goes through, in a resource of a known type, in a module.
import { every, properties } from '../syntax.mjs'

/** Of every resource, besides what its type has. */
const ofResources = new Set(['id', 'name', 'type', 'apiVersion'])

export function checkMembers(file, typeOf) {
  const declared = new Map(file.declarations.filter(d => d.name && d.kind !== 'output').map(d => [d.name.text, d]))
  for (const node of every(file.root)) {
    if (node.type !== 'member_expression' || node.parent.type === 'call_expression' && node.parent.namedChildren[0].id === node.id) continue
    const path = pathOf(node)
    if (!path) continue
    const [start, ...names] = path
    const loop = loopAround(node, start.text)
    const declaration = declared.get(start.text)
    if (loop) checkItems(file, node, loop, declared, names)
    else if (declaration?.kind === 'var' && declaration.value.type === 'object') checkObject(file, declaration.value, names[0])
    else if (declaration?.kind === 'resource') checkResource(file, typeOf(declaration.path.split('@')[0]), names)
    else if (declaration?.kind === 'module' && !['outputs', 'name'].includes(names[0].text)) file.report(names[0], `of a module there are outputs, not '${names[0].text}'`)
  }
}

/** The nodes of a.b.c or a[i].b.c; undefined where it begins otherwise. */
function pathOf(node) {
  const [object, name] = node.namedChildren
  if (object.type === 'identifier') return [object, name]
  if (object.type === 'subscript_expression' && object.namedChildren[0].type === 'identifier') return [object.namedChildren[0], name]
  const before = object.type === 'member_expression' ? pathOf(object) : undefined
  return before && [...before, name]
}

function checkObject(file, object, name) {
  const has = properties(object).map(([key]) => key)
  if (!has.includes(name.text)) file.report(name, `there is no '${name.text}' in it: ${has.join(' ')}`)
}

/** The loop whose variable a name is. */
function loopAround(node, name) {
  for (let outer = node.parent; outer; outer = outer.parent)
    if (outer.type === 'for_statement' && outer.namedChildren[0].type !== 'for_loop_parameters' && outer.namedChildren[0].text === name) return outer
  return undefined
}

/** With a plain dot every item must have it; with .? one will do. */
function checkItems(file, node, loop, declared, [name]) {
  const list = declared.get(loop.namedChildren[1].text)?.value
  if (list?.type !== 'array') return
  const has = list.namedChildren.filter(i => i.type === 'object').map(i => properties(i).some(([key]) => key === name.text))
  const optional = node.children.some(c => c.text.startsWith('.?') || c.text === '?')
  if (optional ? !has.includes(true) : has.includes(false)) file.report(name, `not every item of '${loop.namedChildren[1].text}' has '${name.text}'`)
}

function checkResource(file, definition, names) {
  if (!definition || ofResources.has(names[0].text)) return
  let shape = definition.body
  for (const name of names) {
    const has = shape.by ? Object.assign({}, shape.common, ...Object.values(shape.cases)) : shape.properties
    if (!has[name.text]) {
      if (!shape.additional && !shape.withoutAnswers) file.report(name, `a resource of this type has no '${name.text}' there`)
      return
    }
    shape = definition.types[has[name.text].type]
    if (!shape) return
  }
}
