import { existsSync, readFileSync } from 'node:fs'
import { stateFile } from './packs'

/**
 * What a state lays down for the whole portal, from `reference/<state>/state.json`.
 * @throws when the file is missing or malformed, naming the field
 */
export function readState(state: string) {
  const file = new URL(`./${state}/state.json`, import.meta.url)
  if (!existsSync(file)) throw new Error(`STATE=${state}: there is no reference/${state}/state.json`)
  const read = stateFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const {
    code,
    area,
    name,
    policy,
    helpline,
    subdistrict,
    languages,
    portal_name: portalName,
    sms_brand: brand,
  } = read
  const week = { ...read.office_hours, weeklyOff: read.weekly_off }
  const {
    web_manager: webManager,
    data_officer: dataOfficer,
    review_months: reviewMonths,
    ...rest
  } = read.owner
  const owner = { ...rest, webManager, dataOfficer, reviewMonths }
  return {
    ...{ code, area, name, portalName, brand, languages, subdistrict, policy, helpline, week, owner },
    unnamedFiling: read.unnamed_filing,
    generalDepartment: read.general_department,
  }
}

export type State = ReturnType<typeof readState>
