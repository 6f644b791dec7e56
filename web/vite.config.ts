import { defineConfig } from 'vite'

// JSX is compiled by Vite itself (see jsxImportSource in tsconfig.json), so no plugin is needed.
const server = 'http://localhost:7071'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', proxy: { '/api': server, '/uploads': server } },
  // The server forbids inline content; keep every asset a file of its own.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
