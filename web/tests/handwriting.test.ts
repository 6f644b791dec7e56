import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, getFileInfo, resolveConfig } from 'prettier'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

// The same as tests/Guards/HandwritingTests.cs asks of C#.

type Node = { type: string; start: number; [child: string]: unknown }

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(e =>
    e.isDirectory() ? files(join(folder, e.name)) : [join(folder, e.name)],
  )
const code = [...files('src'), ...files('tests')].filter(f => /\.tsx?$/.test(f))

const isNode = (x: unknown): x is Node => typeof (x as Node | null)?.type === 'string'
const childrenOf = (node: Node) => Object.values(node).flat().filter(isNode)

/** A function and an element are read by themselves. */
const readByItself = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'JSXElement', 'JSXFragment'])
const isCondition = (node: Node) => node.type === 'ConditionalExpression'
const hasCondition = (node: Node): boolean =>
  childrenOf(node).some(n => isCondition(n) || (!readByItself.has(n.type) && hasCondition(n)))
const nestedIn = (node: Node): Node[] => [
  ...(isCondition(node) && hasCondition(node) ? [node] : []),
  ...childrenOf(node).flatMap(nestedIn),
]
const nested = (name: string, source: string) =>
  nestedIn(parseSync(name, source).program as unknown as Node).map(
    n => `${name}:${source.slice(0, n.start).split('\n').length}`,
  )

const generated = ['src/contract/contract.ts']

test('a file has at most 400 lines', () => {
  const lines = (f: string) => readFileSync(f, 'utf8').trimEnd().split('\n').length
  expect(code.filter(f => lines(f) > 400)).toEqual(generated)
})

test('a condition is not nested in another one: return early, name one of them, or make it a function', () => {
  expect(code.flatMap(f => nested(f, readFileSync(f, 'utf8')))).toEqual([])
})

test.each([
  ['const x = a ? b : c ? d : e', 1],
  ['const x = (a ? b : c) === d ? e : f', 1],
  ['const x = a ? <p>{b ? c : d}</p> : e', 0],
  ['const x = a ? list.map(i => (i ? b : c)) : e', 0],
])('conditions are found in %s', (source, expected) => {
  expect(nested('some.tsx', source)).toHaveLength(expected)
})

test('every file is as Prettier writes it: run "npm run format" in web/', async () => {
  const written = [...files('src'), ...files('tests'), 'index.html', 'vite.config.ts']
  const differing = []
  for (const file of written) {
    if ((await getFileInfo(file)).inferredParser === null) continue
    const source = readFileSync(file, 'utf8')
    const options = { ...(await resolveConfig(file, { editorconfig: true })), filepath: file }
    if ((await format(source, options)) !== source) differing.push(file)
  }
  expect(differing).toEqual([])
}, 60_000)
