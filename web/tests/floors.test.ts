import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'

// The same as tests/Guards/FloorsTests.cs asks of core: a folder is a room, its imports are the doors, and a room looks only downstairs.

/** From the bottom. */
const floors = [
  'contract', // what the API answers and takes
  'texts', // every word on screen
  'format', // texts, numbers and days as they are shown and typed
  'routes', // addresses
  'server', // asking the API, and what is known of who asks
  'parts', // pieces of a page
  'kinds', // one file for each type of field
  'figures', // consolidated figures, for reading
  'submission',
  'consolidation',
  'calendar',
  'pages',
  'admin',
  'app', // the frame around the pages
]

type Import = { from: string; to: string }

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(e =>
    e.isDirectory() ? filesIn(posix.join(folder, e.name)) : [posix.join(folder, e.name)],
  )
const code = filesIn('src').filter(f => /\.tsx?$/.test(f))

const importsOf = (from: string, source: string): Import[] =>
  [...source.matchAll(/(?:from|import) '(\.[^']+)'/g)]
    .map(found => found[1]!)
    .filter(name => !name.endsWith('.css'))
    .map(name => ({ from, to: fileOf(posix.join(dirname(from), name)) }))

/** A file that is not there is left to the compiler. */
const fileOf = (name: string) => [`${name}.ts`, `${name}.tsx`].find(f => code.includes(f)) ?? name
const imports = code.flatMap(f => importsOf(f, readFileSync(join(f), 'utf8')))

const floorOf = (file: string) => floors.indexOf(file.split('/')[1]!)
const upward = (all: Import[]) =>
  all.filter(({ from, to }) => floorOf(to) > floorOf(from)).map(({ from, to }) => `${from} looks up to ${to}`)

/** What is left when files that import nothing of what is left are taken away again and again. */
function inCircles(all: Import[]): string[] {
  const next = all.filter(({ to }) => all.some(({ from }) => from === to))
  return next.length === all.length ? [...new Set(all.map(i => i.from))] : inCircles(next)
}

test('every file stands in a room, and every room has files', () => {
  expect(code.length).toBeGreaterThan(80)
  expect(imports.length).toBeGreaterThan(300)
  expect(code.filter(f => floorOf(f) < 0)).toEqual([])
  expect(floors.filter(room => !code.some(f => f.startsWith(`src/${room}/`)))).toEqual([])
})

test('a room looks only downstairs', () => expect(upward(imports)).toEqual([]))

test('no file comes back to itself by way of its imports', () => expect(inCircles(imports)).toEqual([]))

test('an arrow upstairs is found', () =>
  expect(upward(importsOf('src/parts/parts.tsx', "import { MatrixPage } from '../pages/matrix'"))).toEqual([
    'src/parts/parts.tsx looks up to src/pages/matrix.tsx',
  ]))

test('a circle is found, without what only hangs on it', () => {
  const arrow = (from: string, to: string): Import => ({ from, to })
  const circle = [arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'b'), arrow('c', 'd')]
  expect(inCircles(circle)).toContain('b')
  expect(inCircles(circle)).toContain('c')
  expect(inCircles(circle)).not.toContain('d')
  expect(inCircles([arrow('a', 'b'), arrow('b', 'c')])).toEqual([])
})
