import { type FileLocation, type Finding, finding } from '../finding.ts';
import { spokenSubject } from './check-row-finding.ts';
import type { ObjectNames } from './object-row.ts';
import type { ObjectType } from './object-type.ts';

/** The finding `duplicate-key`: an object is stated again, and the later row is left out. Both places are named. */
export function duplicateKey(type: ObjectType, names: ObjectNames, earlier: FileLocation, at: FileLocation): Finding {
  const subject = spokenSubject(type, names);
  const message = `${subject} is already stated in ${spokenPlace(earlier)}; the later row is left out`;
  return finding('duplicate-key', message, { value: subject, rule: 'each object once', at });
}

/** A place as a person would say it: `holes.xlsx (Holes), row 4`. */
function spokenPlace({ file, sheet, row }: FileLocation): string {
  return `${file}${sheet === undefined ? '' : ` (${sheet})`}${row === undefined ? '' : `, row ${row}`}`;
}
