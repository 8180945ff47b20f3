// Loaded before a process of ours (`--import preload.mjs?control=FILE&msg91=PORT`). It leads what is meant for MSG91 to
// the stand-in, and reads from the control file how far the clock is off and whether the disk is full. Plain JavaScript:
// it is there before anything that reads TypeScript.
import fs from 'node:fs'
import https from 'node:https'
import net from 'node:net'
import { registerHooks, syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const asked = new URL(import.meta.url).searchParams
let control = { clock: 0, diskFull: false }

// The thread in which the workflows run has Temporal's own clock.
if (isMainThread) {
  followControl(asked.get('control'))
  shiftClock()
  fillDisk()
  leadToStandIn(Number(asked.get('msg91')))
  approveTemplates()
}

function followControl(file) {
  const read = () => {
    try {
      control = JSON.parse(fs.readFileSync(file, 'utf8'))
    } catch {
      // Not there yet, or being written: what was said last holds.
    }
  }
  read()
  setInterval(read, 100).unref()
}

function shiftClock() {
  const RealDate = Date
  const now = () => RealDate.now() + control.clock
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

/** As a disk that has room for half a file. */
function fillDisk() {
  const { writeFile } = fs.promises
  fs.promises.writeFile = async (file, content, ...rest) => {
    if (!control.diskFull || !String(file).includes('documents')) return writeFile(file, content, ...rest)
    await writeFile(file, content.subarray(0, content.length / 2), ...rest)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 })
  }
  syncBuiltinESMExports()
}

/** The SDK and its agent stay as they are; only the connection leads elsewhere, and carries no TLS. */
function leadToStandIn(port) {
  const { createConnection } = https.Agent.prototype
  https.Agent.prototype.createConnection = function (options, ...rest) {
    if (options.host !== 'api.msg91.com') return createConnection.call(this, options, ...rest)
    const connection = net.connect({ port, host: '127.0.0.1' })
    connection.once('connect', () => connection.emit('secureConnect'))
    return connection
  }
}

/** A process refuses to send under template ids that nobody has registered: here they count as registered. */
function approveTemplates() {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.includes('/views/messages/approvals.')) return loaded
      return {
        ...loaded,
        source: String(loaded.source).replace('illustrative-|1107000000', 'nothing'),
      }
    },
  })
}
