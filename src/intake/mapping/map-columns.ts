import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import { placeIn, type Table } from '../table.ts';
import { type Column, type Misfit, misfitFindings } from '../tables/column-findings.ts';
import { convertedUnits } from '../tables/converted-units.ts';
import { readUnit } from '../tables/heading-unit.ts';
import type { MatchedColumns } from '../tables/match-columns.ts';
import { readHeading } from '../tables/normal-heading.ts';
import { writtenUnit } from '../tables/written-unit.ts';
import { fieldTargets } from './field-targets.ts';
import type { ColumnMapping, TableMapping } from './table-mapping.ts';

/**
 * The columns of a table as a mapping says. Headings must be written as in the mapping, blanks around them aside. Findings:
 * `unmapped-column` (warning: the mapping does not say what becomes of it, so it is not read), `mapped-column-missing`
 * (warning), `duplicate-heading` (error: of two columns with one heading the first is read), `unknown-unit` and
 * `wrong-depth-scale` as without a mapping, and `unit-converted` (info).
 */
export function mapColumns(
  table: Omit<Table, 'read'>,
  mapping: TableMapping,
  ownFields: OwnFields = NO_OWN_FIELDS,
): MatchedColumns {
  const wanted = new Map(mapping.columns.map((one) => [one.heading.trim(), one]));
  const targets = fieldTargets(mapping.type, ownFields);
  const seen = new Set<string>();
  const columns: Column[] = [];
  const misfits: Misfit[] = [];
  const findings: Finding[] = [];
  for (const [index, heading] of table.heading.entries()) {
    const mapped = wanted.get(heading.trim());
    if (mapped === undefined) findings.push(unmapped(table, mapping, heading, index));
    else if (seen.has(heading.trim())) findings.push(repeated(table, heading));
    seen.add(heading.trim());
    const target = mapped?.field == null ? undefined : targets.get(mapped.field);
    if (mapped === undefined || target === undefined || columns.some((one) => one.heading.trim() === heading.trim()))
      continue;
    if (target.kind !== 'field') columns.push({ index, heading, target, factor: 1 });
    else readField({ index, heading, target, mapped }, columns, misfits);
  }
  const absent = mapping.columns.filter((one) => one.field !== null && !seen.has(one.heading.trim()));
  return {
    columns,
    findings: [
      ...findings,
      ...absent.map((one) => missing(table, one.heading)),
      ...misfitFindings(table, misfits, columns),
      ...convertedUnits(table, columns),
    ],
  };
}

interface Mapped {
  readonly index: number;
  readonly heading: string;
  readonly target: Misfit['target'] & { readonly kind: 'field' };
  readonly mapped: ColumnMapping;
}

function readField({ index, heading, target, mapped }: Mapped, columns: Column[], misfits: Misfit[]): void {
  const unit = mapped.unit ?? unitIn(heading);
  const reading = readUnit(target.field, unit);
  if (reading.ok) columns.push({ index, heading, target, factor: reading.factor });
  else misfits.push({ heading, unit: unit ?? '', target, reading });
}

/** The unit in a heading; a word behind the name only where it is one for sure. */
function unitIn(heading: string): string | undefined {
  const { unit, isTrailing = false } = readHeading(heading);
  return unit !== undefined && (!isTrailing || writtenUnit(unit) !== undefined) ? unit : undefined;
}

function unmapped(table: Omit<Table, 'read'>, mapping: TableMapping, heading: string, index: number): Finding {
  const field = heading === '' ? `column ${index + 1}` : heading;
  const message = `The mapping of ${OBJECT_TYPE[mapping.type].plural.toLowerCase()} does not say what ${field} is, so it is not read`;
  const about = { severity: 'warning', field, rule: 'a column of the mapping' } as const;
  return finding('unmapped-column', message, { ...about, at: placeIn(table, undefined, field) });
}

function repeated(table: Omit<Table, 'read'>, heading: string): Finding {
  const message = `Two columns are headed ${heading}; the first is read`;
  const about = { severity: 'warning', field: heading, rule: 'each heading once' } as const;
  return finding('duplicate-heading', message, { ...about, at: placeIn(table, undefined, heading) });
}

function missing(table: Omit<Table, 'read'>, heading: string): Finding {
  const message = `The mapping knows a column ${heading}, which the table does not have`;
  const about = { severity: 'warning', field: heading, rule: 'the headings of the mapping' } as const;
  return finding('mapped-column-missing', message, { ...about, at: placeIn(table, undefined, heading) });
}
