import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import type { PolicyPack } from '../db/schema/reference'
import { languagesOf, policyPack, stateFile, type StateFile } from './packs'
import * as schema from './schema'
import { readJson, readTable, type Fault, type Placed } from './table'

export const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** All reference data of one state as typed rows, each with its line. */
export interface Reference {
  state: StateFile
  areas: Placed<schema.AreaRow>[]
  holidays: Placed<schema.HolidayRow>[]
  designations: Placed<schema.DesignationRow>[]
  departments: Placed<schema.DepartmentRow>[]
  services: Placed<schema.ServiceRow>[]
  matrix: Placed<schema.MatrixRow>[]
  vacancies: Placed<schema.VacancyRow>[]
  counters: Placed<schema.CounterRow>[]
  people: Placed<schema.PersonRow>[]
  policies: PolicyPack[]
}

export type Read = { ok: true; reference: Reference } | { ok: false; faults: Fault[] }

/** The areas of a state with what is laid down of it: all that an import of areas needs. */
export type ReadAreas =
  | { ok: true; state: StateFile; areas: Placed<schema.AreaRow>[] }
  | { ok: false; faults: Fault[] }

/** Folders of states that can be loaded, such as `karnataka`. */
export function statesAvailable(folder = FOLDER): string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'state.json')))
}

/**
 * Reads every file of `state` (a folder of `reference/`). Each fault names file, line and reason; the rows are
 * only given when each of them is well formed. Whether they fit together is asked in check.ts.
 */
export function readReference(state: string, folder = FOLDER): Read {
  const faults: Fault[] = []
  const table = <T extends z.ZodObject>(name: string, row: T) => {
    const read = readTable(join(folder, state, `${name}.csv`), `reference/${state}/${name}.csv`, row)
    faults.push(...read.faults)
    return read.rows
  }
  const json = <T>(path: string, shape: z.ZodType<T>) => {
    const read = readJson(join(folder, path), `reference/${path}`, shape)
    faults.push(...read.faults)
    return read.value
  }
  const laidDown = json(`${state}/state.json`, stateFile)
  if (!laidDown) return { ok: false, faults }
  const rows = schema.namedRows(languagesOf(laidDown))
  const reference = {
    state: laidDown,
    areas: table('areas', rows.area),
    holidays: table('holidays', rows.holiday),
    designations: table('designations', rows.designation),
    departments: table('departments', rows.department),
    services: table('services', rows.service),
    matrix: table('matrix', schema.matrixRow),
    vacancies: table('vacancies', schema.vacancyRow),
    counters: table('counters', rows.counter),
    people: table('people', schema.personRow),
    policies: policyFiles(folder).map((file) => json(`policies/${file}`, policyPack)),
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, reference: reference as Reference }
}

/** As `readReference`, of `state.json` and `areas.csv` alone: a state that begins has no more yet. */
export function readAreas(state: string, folder = FOLDER): ReadAreas {
  const laidDown = readJson(join(folder, state, 'state.json'), `reference/${state}/state.json`, stateFile)
  if (!laidDown.value) return { ok: false, faults: laidDown.faults }
  const { area } = schema.namedRows(languagesOf(laidDown.value))
  const { rows, faults } = readTable(join(folder, state, 'areas.csv'), `reference/${state}/areas.csv`, area)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, state: laidDown.value, areas: rows }
}

function policyFiles(folder: string): string[] {
  return readdirSync(join(folder, 'policies')).filter((name) => name.endsWith('.json'))
}
