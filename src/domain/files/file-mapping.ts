import { type Finding, finding } from '../finding.ts';
import type { FileFacts } from './check-file.ts';

/** What a table says of a file: of which object it is, and what is known of it. */
export interface MappedFile {
  /** Key, IGSN or name of the object; empty where nobody said. */
  readonly object: string;
  readonly facts: Partial<FileFacts>;
}

/** Columns of such a table; `file` is the path below the folder, or the name alone. */
export const MAPPING_COLUMNS = [
  'file',
  'object',
  'kind',
  'title',
  'credit',
  'licence',
  'taken_at',
  'top_cm',
  'bottom_cm',
  'public',
] as const;

type Row = Readonly<Record<string, string | undefined>>;

/**
 * Reads the rows of a table that assigns files to objects, by the name of the file. Findings `file-mapping`: a column that is not known, a
 * row without a file, a number that is none.
 */
export function readFileMapping(rows: readonly Row[]): {
  readonly files: ReadonlyMap<string, MappedFile>;
  readonly findings: readonly Finding[];
} {
  const known: readonly string[] = MAPPING_COLUMNS;
  const strange = Object.keys(rows[0] ?? {}).filter((column) => !known.includes(column));
  const findings = strange.map((column) => wrong(column, `The table has a column ${column}.`, known.join(', ')));
  const files = new Map<string, MappedFile>();
  for (const [at, row] of rows.entries()) {
    const name = (row.file ?? '').trim().replaceAll('\\', '/');
    if (name === '') findings.push(wrong('file', `Row ${at + 2} names no file.`, 'the name of a file'));
    else files.set(name, { object: (row.object ?? '').trim(), facts: factsOf(row, at, findings) });
  }
  return { files, findings };
}

function factsOf(row: Row, at: number, findings: Finding[]): Partial<FileFacts> {
  const text = (column: string) => (row[column] ?? '').trim();
  const cm = (column: string) => {
    const value = Number(text(column));
    if (!Number.isFinite(value)) findings.push(wrong(column, `Row ${at + 2}: ${text(column)} is no number.`, 'cm'));
    return value;
  };
  return {
    ...Object.fromEntries(
      ['kind', 'title', 'credit', 'licence'].flatMap((column) => (text(column) === '' ? [] : [[column, text(column)]])),
    ),
    ...(text('taken_at') !== '' && { takenAt: text('taken_at') }),
    ...(text('top_cm') !== '' && { topCm: cm('top_cm') }),
    ...(text('bottom_cm') !== '' && { bottomCm: cm('bottom_cm') }),
    ...(text('public') !== '' && { isPublic: /^(?:1|y|yes|true)$/i.test(text('public')) }),
  };
}

const wrong = (field: string, message: string, rule: string): Finding =>
  finding('file-mapping', message, { field, rule });
