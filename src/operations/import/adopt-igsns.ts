import { type Checked, finding } from '../../domain/finding.ts';
import { decodeIgsn } from '../../domain/identifier/decode-igsn.ts';
import { type Igsn, parseIgsn } from '../../domain/identifier/igsn.ts';
import { namespaceOf } from '../../domain/identifier/namespace.ts';
import type { ObjectKind } from '../../domain/identifier/object-tag.ts';
import type { IdentifierRow, TreeObject } from '../ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Gives objects the IGSNs they already had when they came. An adopted IGSN is kept for ever like a minted one, and its
 * counter passes it over. Findings: those of `parseIgsn`, `igsn-not-for-this-type`, `igsn-changed`, `igsn-taken`,
 * `igsn-leased`, `namespace-unknown`.
 */
export async function adoptIgsns(run: ImportRun, rows: readonly LocatedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const objects = await run.objectsAt(rows.map((one) => one.path));
  const namespaces = (await run.work.parties.namespaces()).map((one) => one.namespace);
  const wanted = rows.flatMap((one) => readWanted(run, one, objects.get(one.path)));
  const known = new Map((await run.work.identifiers.find(wanted.map((one) => one.igsn))).map((one) => [one.igsn, one]));
  const adopted: IdentifierRow[] = [];
  for (const one of wanted) {
    const row = await judge(run, one, known.get(one.igsn), namespaces);
    if (row === undefined) continue;
    known.set(row.igsn, row);
    adopted.push(row);
  }
  await keep(run, adopted, wanted);
}

interface Wanted {
  readonly located: LocatedRow;
  readonly object: TreeObject;
  readonly igsn: Igsn;
}

function readWanted(run: ImportRun, located: LocatedRow, object: TreeObject | undefined): Wanted[] {
  if (object === undefined) return [];
  const read: Checked<Igsn> = parseIgsn(located.row.igsn ?? '');
  if (!read.ok) {
    run.report(...read.findings.map((one) => ({ ...one, at: located.row.at })));
    return [];
  }
  if (!object.registrable) {
    say(
      run,
      located,
      'igsn-not-for-this-type',
      `A ${object.type.replace('_', ' ')} gets no IGSN.`,
      'only registrable objects',
    );
    return [];
  }
  if (object.igsn === read.value) return [];
  if (object.igsn !== null) {
    say(
      run,
      located,
      'igsn-changed',
      `The object has ${object.igsn} already, and an IGSN never changes.`,
      'one IGSN for ever',
    );
    return [];
  }
  return [{ located, object, igsn: read.value }];
}

async function judge(
  run: ImportRun,
  { located, object, igsn }: Wanted,
  taken: IdentifierRow | undefined,
  namespaces: readonly string[],
): Promise<IdentifierRow | undefined> {
  const refuse = (code: string, message: string, rule: string) => {
    say(run, located, code, message, rule);
    return undefined;
  };
  if (taken !== undefined)
    return refuse('igsn-taken', `${igsn} belongs to another object.`, 'an IGSN is never given twice');
  const namespace = namespaceOf(igsn, namespaces);
  if (namespace === undefined) {
    return refuse('namespace-unknown', `No namespace of this installation begins ${igsn}.`, 'a namespace held here');
  }
  const readings = decodeIgsn(igsn, { namespaces });
  const kind = object.type as ObjectKind;
  const reading = readings.find((one) => one.kinds.includes(kind) || one.convention === 'fixed-prefix');
  const prefix = reading?.counterPrefix ?? null;
  const key = reading?.key ?? null;
  if (prefix !== null && key !== null && (await run.work.identifiers.isLeased(prefix, key))) {
    return refuse('igsn-leased', `${igsn} lies in a block that a station holds.`, 'a number outside leased blocks');
  }
  return { igsn, namespace, prefix, key, objectId: object.id, origin: 'adopted' };
}

async function keep(run: ImportRun, adopted: readonly IdentifierRow[], wanted: readonly Wanted[]): Promise<void> {
  if (adopted.length === 0) return;
  await run.work.identifiers.insert(adopted, run.at);
  await run.work.tree.giveIgsns(
    adopted.map((one) => ({ id: one.objectId!, igsn: one.igsn })),
    run.at,
  );
  await run.work.audit(
    run.options.actor,
    adopted.map((one) => ({ action: 'adopt-igsn', subject: one.objectId!, after: { igsn: one.igsn } })),
    run.at,
  );
  for (const { object, igsn } of wanted) run.learn({ ...object, igsn });
}

function say(run: ImportRun, located: LocatedRow, code: string, message: string, rule: string): void {
  run.report(finding(code, message, { field: 'igsn', value: located.row.igsn, rule, at: located.row.at }));
}
