import type { TextColumn } from '../columns/frame.ts'
import { foldText } from '../match/fold-text.ts'
import type { HospitalProfile } from '../model/hospital-profile.ts'

/** A hospital, campus (院区) or account with a row of its own in form 附件2. */
export interface FormUnit {
  readonly name: string
  readonly platformAccount: string
}

/**
 * Row 1 is the hospital itself; a campus of the same name is the same row. Campuses may share one account, so accounts
 * tell nothing apart here.
 */
export function formUnits(profile: HospitalProfile): FormUnit[] {
  const units: FormUnit[] = [{ name: profile.name, platformAccount: profile.platformAccount }]
  for (const campus of profile.campuses ?? []) {
    if (!units.some((unit) => foldText(unit.name) === foldText(campus.name))) units.push(campus)
  }
  return units
}

/** Form row of every value of a campus column, by dictionary code; UNMATCHED names no row and goes to row 1. */
export function unitsOfCampuses(column: TextColumn, units: readonly FormUnit[]): Uint16Array {
  const byText = new Map<string, number>()
  // Accounts first, so that a name that equals another's account wins.
  units.forEach((unit, index) => {
    const account = foldText(unit.platformAccount)
    if (account !== '' && !byText.has(account)) byText.set(account, index)
  })
  units.forEach((unit, index) => {
    byText.set(foldText(unit.name), index)
  })
  return Uint16Array.from(column.dictionary, (text) => byText.get(foldText(text)) ?? UNMATCHED)
}

export const UNMATCHED = 0xffff
