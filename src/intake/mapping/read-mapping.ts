import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import { fieldTargets } from './field-targets.ts';
import type { ColumnMapping, ImportMapping, TableMapping } from './table-mapping.ts';

const MOST_TABLES = 200;
const MOST_COLUMNS = 1000;

/**
 * Reads a mapping from JSON and checks what can be checked without the file: `mapping-syntax` for what is none,
 * `mapping-unknown-type`, `mapping-unknown-field`, `mapping-repeated-field` where two columns of a table fill one field that
 * is no list. All are errors and name the place in the mapping.
 */
export function readMapping(text: string, name: string, ownFields: OwnFields = NO_OWN_FIELDS): Checked<ImportMapping> {
  const value = parsed(text);
  const tables = isObject(value) && value.corestoneMapping === 1 ? value.tables : undefined;
  if (!Array.isArray(tables) || tables.length > MOST_TABLES) return bad(notAMapping(name));
  const read = tables.map((one, index) => readTable(one, `tables[${index}]`, name, ownFields));
  const findings = read.flatMap((one) => one.findings);
  const good_ = read.flatMap((one) => (one.ok ? [one.value] : []));
  return findings.length > 0 ? bad(...findings) : good({ corestoneMapping: 1, tables: good_ });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readTable(value: unknown, place: string, name: string, ownFields: OwnFields): Checked<TableMapping> {
  if (!isObject(value) || !Array.isArray(value.columns) || value.columns.length > MOST_COLUMNS)
    return bad(notAMapping(name, place));
  const type = OBJECT_TYPES.find((one) => one === value.type);
  if (type === undefined) return bad(unknownType(name, place, value.type));
  if (!value.columns.every(isColumn)) return bad(notAMapping(name, `${place}.columns`));
  const columns = value.columns;
  const known = fieldTargets(type, ownFields);
  const findings = [...unknownFields(known, columns, place, name), ...repeatedFields(known, columns, place, name)];
  if (findings.length > 0) return bad(...findings);
  const named = (key: 'file' | 'sheet') => (typeof value[key] === 'string' ? { [key]: value[key] } : {});
  return good({ ...named('file'), ...named('sheet'), type, columns });
}

function isColumn(value: unknown): value is ColumnMapping {
  if (!isObject(value) || typeof value.heading !== 'string') return false;
  const hasUnit = value.unit === undefined || typeof value.unit === 'string';
  return hasUnit && (value.field === null || typeof value.field === 'string');
}

type KnownTargets = ReturnType<typeof fieldTargets>;

function unknownFields(known: KnownTargets, columns: readonly ColumnMapping[], place: string, name: string): Finding[] {
  return columns
    .filter(({ field }) => field !== null && !known.has(field))
    .map(({ heading, field }) =>
      finding('mapping-unknown-field', `The mapping fills ${field} from ${heading}, and there is no such field`, {
        field: heading,
        value: field,
        rule: 'a field of the type, the name of what lies above, parent, igsn or null',
        at: { file: name, column: place },
      }),
    );
}

function repeatedFields(
  known: KnownTargets,
  columns: readonly ColumnMapping[],
  place: string,
  name: string,
): Finding[] {
  const first = new Map<string, string>();
  return columns.flatMap(({ heading, field }) => {
    const target = field === null ? undefined : known.get(field);
    if (field === null || target === undefined) return [];
    const earlier = first.get(field);
    if (earlier === undefined) first.set(field, heading);
    if (earlier === undefined || (target.kind === 'field' && target.field.type === 'list')) return [];
    const message = `The mapping fills ${field} from ${earlier} and from ${heading}`;
    const about = { field: heading, value: field, rule: 'one column a field', at: { file: name, column: place } };
    return [finding('mapping-repeated-field', message, about)];
  });
}

function unknownType(name: string, place: string, type: unknown): Finding {
  const message = `The mapping is for a table of ${String(type)}, and there are none`;
  return finding('mapping-unknown-type', message, {
    value: type,
    rule: OBJECT_TYPES.join(', '),
    at: { file: name, column: place },
  });
}

function notAMapping(name: string, place?: string): Finding {
  return finding('mapping-syntax', 'This is no mapping', {
    rule: '{ "corestoneMapping": 1, "tables": [ { "type": "hole", "columns": [ { "heading": "…", "field": "…" } ] } ] }',
    at: { file: name, ...(place === undefined ? {} : { column: place }) },
  });
}
