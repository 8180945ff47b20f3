import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/settings'

/** One place of a file that a new version writes otherwise. */
interface Edit {
  file: string
  from: string
  to: string
}

const STORY = 'workflows/grievance/grievance.ts'

/** The order is amended: a case rests for a day between the verdict and its closing. */
export const DAY_OF_GRACE: Edit[] = [
  {
    file: STORY,
    from: `import { setHandler } from '@temporalio/workflow'`,
    to: `import { patched, setHandler, sleep } from '@temporalio/workflow'`,
  },
  {
    file: STORY,
    from: `if (!story.situation.closure) close(story, await hearing(story))`,
    to: `if (!story.situation.closure) {
      const verdict = await hearing(story)
      if (patched('2026-12-day-of-grace')) {
        await story.putOnRecord()
        await sleep('1 day')
      }
      close(story, verdict)
    }`,
  },
  { file: 'workflows/grievance/story.ts', from: 'private async putOnRecord', to: 'async putOnRecord' },
]

/** Looks harmless and asks for no patch: the calendar is looked up before anything else. */
export const CALENDAR_FIRST: Edit[] = [
  {
    file: STORY,
    from: `  if (!carried) story.tell('registered'`,
    to: `  await story.calendar()\n  if (!carried) story.tell('registered'`,
  },
]

/** What no process of ours reads when it runs. */
const LEFT_OUT = ['node_modules', '.git', '.data', 'test', 'docs', 'tools']

/** Lays down another version of the program at `directory`, as a release is unpacked on a server. */
export function layDown(directory: string, edits: Edit[]): string {
  mkdirSync(directory)
  for (const part of readdirSync(root).filter((name) => !LEFT_OUT.includes(name)))
    cpSync(join(root, part), join(directory, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  for (const { file, from, to } of edits) {
    const path = join(directory, file)
    const text = readFileSync(path, 'utf8')
    if (text.split(from).length !== 2) throw new Error(`${file} has not once: ${from}`)
    writeFileSync(
      path,
      text.replace(from, () => to),
    )
  }
  return directory
}

/** What `npm run replay` says in that version of the program. */
export async function replayIn(directory: string, variables: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/replay.ts'], {
    cwd: directory,
    env: { ...process.env, ...variables },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { passes: code === 0, output }
}
