import { present } from '../../domain/description/present.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { parseDoi } from '../../domain/identifier/doi.ts';
import type { DataSetOptions } from './data-set-parts.ts';

/** Options as somebody stated them; empty is not stated. */
export type StatedOptions = { readonly [Name in keyof DataSetOptions]: DataSetOptions[Name] | undefined };

const LONGEST = 255;

/** Options of a data set, tidied. Throws `invalid-input` with what is wrong: a DOI that is none, a year, a text too long. */
export function readDataSetOptions(stated: StatedOptions): DataSetOptions {
  const findings: Finding[] = [];
  const text = (name: 'licence' | 'publisher' | 'version') => {
    const value = stated[name]?.trim() || undefined;
    if (value !== undefined && value.length > LONGEST)
      findings.push(wrong(name, value, `at most ${LONGEST} characters`));
    return value;
  };
  const year = stated.year?.trim() || undefined;
  if (year !== undefined && !/^\d{4}$/.test(year)) findings.push(wrong('year', year, 'four digits'));
  const doi = doiOf(stated.doi, findings);
  const options = { doi, licence: text('licence'), publisher: text('publisher'), version: text('version'), year };
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
  return { ...present(options), althoughMoratorium: stated.althoughMoratorium === true };
}

function doiOf(stated: string | undefined, findings: Finding[]): string | undefined {
  const text = stated?.trim();
  if (!text) return undefined;
  const parsed = parseDoi(text);
  if (parsed.ok) return parsed.value;
  findings.push(wrong('doi', text, 'a DOI such as 10.5880/icdp.5054.001'));
  return undefined;
}

function wrong(field: string, value: string, rule: string): Finding {
  return finding('data-set-option', `${field}: ${rule}.`, { field, value, rule });
}
