import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LAUNCHER = '/usr/libexec/at-spi-bus-launcher'
/**
 * Orca writes its log in blocks of 8 KB, unless it is told otherwise. Whoever works with keys does not wait until a page
 * has been read from its beginning, which also scrolls it.
 */
const CUSTOMS = `
from orca import debug, settings
settings.sayAllOnLoad = False
write = debug.println
def at_once(*words, **how):
    write(*words, **how)
    if debug.debugFile: debug.debugFile.flush()
debug.println = at_once
`
const plain = (words: string) => words.replace(/\s+/g, ' ').trim()
/** Milliseconds. */
const LONGEST_SILENCE = 4_000
/** Seconds. */
const LONGEST_START = 60
/** As Orca writes down what it hands over to be spoken. */
const SPOKEN = /SPEECH OUTPUT: (['"])(.*)\1(?:\{.*\})?$/

/** Orca, on the display and the bus that `npm run listen` has made. Nothing sounds: its log says what it says. */
export class ScreenReader {
  /** Up to where all that was said has been understood. */
  private heard = 0
  private told = 0

  private constructor(
    private readonly folder: string,
    private readonly children: ChildProcess[],
  ) {}

  static async start(): Promise<ScreenReader> {
    const folder = mkdtempSync(join(tmpdir(), 'janaspandana-listening-'))
    // Its speech has a folder of one name in both.
    const [HOME, XDG_RUNTIME_DIR] = ['home', 'run'].map((name) => join(folder, name))
    for (const path of [HOME, XDG_RUNTIME_DIR]) mkdirSync(path as string, { mode: 0o700 })
    const own = join(HOME as string, '.local/share/orca')
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, 'orca-customizations.py'), CUSTOMS)
    const env = { ...process.env, HOME, XDG_RUNTIME_DIR, XDG_CONFIG_HOME: join(HOME as string, '.config') }
    const run = (program: string, ...args: string[]) => spawn(program, args, { stdio: 'ignore', env })
    const children = [run(LAUNCHER, '--launch-immediately'), run('openbox')]
    spawnSync('gsettings', ['set', 'org.gnome.desktop.interface', 'toolkit-accessibility', 'true'], { env })
    children.push(run('orca', '--replace', `--debug-file=${join(folder, 'orca.log')}`))
    const reader = new ScreenReader(folder, children)
    for (let seconds = 0; !reader.said().includes('Screen reader on.'); seconds += 1) {
      if (seconds === LONGEST_START) {
        const said = reader.log().slice(-2_000)
        reader.stop()
        throw new Error(`Orca does not speak:\n${said}`)
      }
      await new Promise((done) => setTimeout(done, 1_000))
    }
    return reader
  }

  /** All that it has said since it was started. */
  said(): string[] {
    return this.log()
      .split('\n')
      .flatMap(
        (line) =>
          SPOKEN.exec(line)?.[2]
            ?.replaceAll(/\\[nf]/g, ' ')
            .trim() ?? [],
      )
      .filter(Boolean)
  }

  /** Whether these words are said, within some seconds from now. */
  async hasSaid(words: string): Promise<boolean> {
    const before = this.heard
    for (const end = Date.now() + LONGEST_SILENCE; Date.now() < end;) {
      const said = this.said()
      const found = said.findIndex((one, index) => index >= before && plain(one).includes(plain(words)))
      if (found >= 0) {
        this.heard = found + 1
        return true
      }
      await new Promise((done) => setTimeout(done, 200))
    }
    return false
  }

  /** What it has said since this was last asked. */
  news(): string[] {
    const said = this.said()
    const news = said.slice(this.told)
    this.told = said.length
    return news
  }

  stop(): void {
    for (const child of this.children.toReversed()) child.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private log(): string {
    try {
      return readFileSync(join(this.folder, 'orca.log'), 'utf8')
    } catch {
      return ''
    }
  }
}
