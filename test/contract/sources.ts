import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from '../../scripts/settings'

/** A source file of the project, by its path from the root. */
export interface Source {
  path: string
  text: string
}

const OURS = ['activities', 'api', 'db', 'operations', 'reference', 'scripts', 'test', 'views', 'workflows']

/** Every TypeScript file of the project. */
export function allSources(): Source[] {
  const inFolders = OURS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const roots = readdirSync(root).map((name) => join(root, name))
  return [...inFolders, ...roots]
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
}

export const isTest = ({ path }: Source): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/')
