// A headless Chromium, spoken to over two pipes (the Chrome DevTools Protocol): no package is needed.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

export class Browser {
  #profile = mkdtempSync(join(tmpdir(), 'pictures-'))
  #process
  #waiting = new Map()
  #count = 0
  #session

  static async open() {
    const browser = new Browser()
    browser.#start()
    const { targetId } = await browser.#tell('Target.createTarget', { url: 'about:blank' })
    browser.#session = (await browser.#tell('Target.attachToTarget', { targetId, flatten: true })).sessionId
    await browser.tell('Network.enable')
    return browser
  }

  /** One command to the page. */
  tell(method, params = {}) {
    return this.#tell(method, params, this.#session)
  }

  /** The value of an expression in the page. */
  async ask(expression) {
    const { result } = await this.tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    return result.value
  }

  /** Looks ten times a second, for twenty seconds. */
  async waitFor(condition) {
    for (let i = 0; i < 200; i++) {
      if (await this.ask(`Boolean(${condition})`)) return
      await new Promise(later => setTimeout(later, 100))
    }
    throw new Error(`It did not come: ${condition}`)
  }

  async close() {
    const ended = new Promise(resolve => this.#process.on('exit', resolve))
    this.#tell('Browser.close').catch(() => this.#process.kill())
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  #start() {
    const pipes = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']
    const name = process.env.CHROMIUM ?? 'chromium'
    this.#process = spawn(name, [...flags, `--user-data-dir=${this.#profile}`], { stdio: pipes })
    let received = ''
    this.#process.stdio[4].setEncoding('utf8').on('data', text => {
      const messages = (received + text).split('\0')
      received = messages.pop()
      for (const message of messages.map(m => JSON.parse(m))) {
        this.#waiting.get(message.id)?.(message)
        this.#waiting.delete(message.id)
      }
    })
  }

  #tell(method, params = {}, sessionId = undefined) {
    const id = ++this.#count
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0')
    return new Promise((resolve, reject) =>
      this.#waiting.set(id, m => (m.error ? reject(new Error(`${method}: ${m.error.message}`)) : resolve(m.result))),
    )
  }
}
