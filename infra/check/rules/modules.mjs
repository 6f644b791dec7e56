// What a module asks for is given, nothing else is; what is taken from it, it gives. The same for parameter files.
import path from 'node:path'
import { allowedOf, every, plain, properties, property } from '../syntax.mjs'

/** @param read gives the parsed file at a path, or undefined where there is none */
export function checkModules(file, read) {
  const modules = new Map()
  for (const { kind, name, path: to, pathNode, body } of file.declarations) {
    if (kind !== 'module') continue
    const module = to && read(path.resolve(path.dirname(file.file), to))
    if (!module) {
      file.report(pathNode, `there is no module file '${to ?? pathNode.text}'`)
      continue
    }
    modules.set(name.text, module)
    const given = property(body, 'params')
    if (given && given.type !== 'object') file.report(given, 'this check reads parameters only where they are written out')
    else compare(file, body, given ? properties(given) : [], module, `module '${name.text}'`)
  }
  for (const node of every(file.root)) checkOutput(node, modules, file.report)
}

export function checkParameterFile(file, read) {
  const using = file.declarations.find(d => d.kind === 'using')
  const template = using && read(path.resolve(path.dirname(file.file), plain(using.value)))
  if (!template) return file.report(file.root, 'a parameter file begins with: using \'<its template>\'')
  const given = file.declarations.filter(d => d.kind === 'var').map(d => [d.name.text, d.value, d.name])
  compare(file, using.node, given, template, path.basename(template.file))
}

function compare(file, at, given, module, named) {
  const asked = new Map(module.declarations.filter(d => d.kind === 'param').map(d => [d.name.text, d]))
  for (const [name, value, node] of given) {
    const parameter = asked.get(name)
    if (!parameter) file.report(node, `${named} has no parameter '${name}'`)
    else checkArgument(file, name, value, parameter, named)
  }
  for (const [name, { type, value }] of asked)
    if (!value && !type?.endsWith('?') && !given.some(([g]) => g === name)) file.report(at, `${named} needs the parameter '${name}'`)
}

const literalTypes = { string: 'string', number: 'int', boolean: 'bool', object: 'object', array: 'array' }

function checkArgument(file, name, value, parameter, named) {
  const literal = literalTypes[value?.type]
  if (!literal) return
  const wanted = parameter.type.replace(/\?$/, '')
  if (literal !== (wanted.endsWith('[]') ? 'array' : wanted)) return file.report(value, `${named}: '${name}' is ${wanted}, not ${literal}`)
  const allowed = allowedOf(parameter)
  if (allowed && !allowed.some(a => a.text === value.text)) file.report(value, `${named}: '${name}' is one of ${allowed.map(a => a.text).join(' ')}, not ${value.text}`)
  for (const [decorator, broken] of [['minValue', (v, n) => v < n], ['maxValue', (v, n) => v > n]]) {
    const limit = parameter.decorators.map(d => d.namedChildren[0]).find(c => c.namedChildren[0]?.text === decorator)?.namedChildren[1].namedChildren[0].text
    if (literal === 'int' && limit && broken(Number(value.text), Number(limit))) file.report(value, `${named}: '${name}' is beyond its @${decorator}(${limit})`)
  }
}

/** a.outputs.b, where a is a module. */
function checkOutput(node, modules, report) {
  if (node.type !== 'member_expression') return
  const [inner, output] = node.namedChildren
  if (inner.type !== 'member_expression' || inner.namedChildren[1].text !== 'outputs') return
  const module = modules.get(inner.namedChildren[0].text)
  if (module && !module.declarations.some(d => d.kind === 'output' && d.name.text === output.text))
    report(output, `module '${inner.namedChildren[0].text}' has no output '${output.text}'`)
}
