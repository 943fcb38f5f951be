import type { MovedTable } from '../../domain/transfer/moved-tables.ts';
import { keyOf, type MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import { alikeHere, withNeeds } from './add-rows.ts';
import type { RecordedHere } from './transfer-ports.ts';
import { NOTHING, type PageOutcome, type TransferConflict, type TransferRun } from './transfer-run.ts';

/** Takes rows that are never changed: those whose key is not here. */
export async function takeAdded(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<PageOutcome> {
  const keys = rows.map((row) => keyOf(table, row));
  const known = await work.transfer.rows(table, keys);
  const records = await recordsOf(work, table, rows);
  const wanted = await withNeeds(work, run, table, rows);
  const fresh: MovedRow[] = rows.flatMap((row, at) => {
    const made = known.has(keys[at]!) || !wanted.has(row) ? undefined : asNew(run, table, row, records);
    return made === undefined ? [] : [made];
  });
  const conflicts = table.name === 'vocabulary_version' ? otherVersions(rows, keys, known) : [];
  const apart = table.name === 'record_version' ? apartVersions(rows, keys, known, records) : [];
  const policies = table.name === 'sample_policy' ? await foreignPolicies(work, run, table, fresh) : undefined;
  const added = [...(policies?.rows ?? fresh), ...apart];
  const told = [...conflicts, ...(policies?.conflicts ?? [])];
  if (added.length === 0) return { ...NOTHING, conflicts: told };
  if (!run.choices.isDry) await work.transfer.insert(table, added);
  return { ...NOTHING, added: added.length, conflicts: told };
}

/**
 * Policies that hold nowhere here are kept for who agreed to them: the general ones of the other installation, and those of the expedition
 * where ours has another text of the same version, which is told once.
 */
async function foreignPolicies(work: Work, { facts }: TransferRun, table: MovedTable, rows: readonly MovedRow[]) {
  const id = facts.expedition.id;
  const own = rows.filter((row) => row.scope === id).map((row) => ({ key: String(row.id), row }));
  const alike = await alikeHere(work, table, own);
  const conflicts = own
    .filter(({ key }) => alike.has(key))
    .map(({ key, row }): TransferConflict => {
      const name = `sample policy, version ${String(row.version)}`;
      const about = { table: table.name, key, name, field: '', kind: 'name-taken' } as const;
      return { ...about, theirs: String(row.text), ours: 'another text of this version', isOpen: false };
    });
  const isOurs = (row: MovedRow) => row.scope === id && !alike.has(String(row.id));
  return { rows: rows.map((row) => (isOurs(row) ? row : { ...row, scope: `agreed ${String(row.id)}` })), conflicts };
}

/** The records that rows hang on, where they do. A dry run has not made them. */
async function recordsOf(work: Work, table: MovedTable, rows: readonly MovedRow[]) {
  if (!HANGS_ON_RECORD.has(table.name)) return undefined;
  const igsns = rows.flatMap((row) => [String(row.igsn), ...(table.name === 'record_link' ? [String(row.other)] : [])]);
  return work.transfer.recorded([...new Set(igsns)]);
}

const HANGS_ON_RECORD = new Set(['record_version', 'record_document', 'record_link']);

/** A row as it is put in; undefined for one whose record is not here, or is not so far. */
function asNew(
  { made }: TransferRun,
  table: MovedTable,
  row: MovedRow,
  records: ReadonlyMap<string, RecordedHere> | undefined,
): MovedRow | undefined {
  if (table.name === 'audit') return { ...row, chain_seq: null, chain_hash: null };
  if (records === undefined) return row;
  const isMade = (igsn: string) => records.has(igsn) || made.has(igsn);
  const record = records.get(String(row.igsn));
  if (record === undefined) return made.has(String(row.igsn)) ? row : undefined;
  if (table.name === 'record_link') return isMade(String(row.other)) ? row : undefined;
  return Number(row.version) <= record.version ? row : undefined;
}

/** Where theirs was chosen over ours, their version becomes one behind both. */
function apartVersions(
  rows: readonly MovedRow[],
  keys: readonly string[],
  known: ReadonlyMap<string, MovedRow>,
  records: ReadonlyMap<string, RecordedHere> | undefined,
): MovedRow[] {
  return rows.flatMap((row, at) => {
    const ours = known.get(keys[at]!);
    const record = records?.get(String(row.igsn));
    const isChosen =
      record !== undefined && record.contentHash === row.content_hash && record.version > Number(row.version);
    return ours !== undefined && ours.content_hash !== row.content_hash && isChosen
      ? [{ ...row, version: record.version }]
      : [];
  });
}

function otherVersions(
  rows: readonly MovedRow[],
  keys: readonly string[],
  known: ReadonlyMap<string, MovedRow>,
): TransferConflict[] {
  return rows.flatMap((row, at) => {
    const ours = known.get(keys[at]!);
    if (ours === undefined || ours.content_hash === row.content_hash) return [];
    const { name, number, version } = row;
    return [
      {
        table: 'vocabulary_version',
        key: keys[at]!,
        name: `vocabulary ${String(name)}, version ${String(number)}`,
        field: '',
        kind: 'changed',
        theirs: String(version),
        ours: String(ours.version),
        isOpen: false,
      },
    ];
  });
}
