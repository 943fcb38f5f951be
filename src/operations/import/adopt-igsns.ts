import { type Checked, finding } from '../../domain/finding.ts';
import { decodeIgsn, type IgsnReading } from '../../domain/identifier/decode-igsn.ts';
import { type Igsn, parseIgsn } from '../../domain/identifier/igsn.ts';
import { DEFAULT_DIGITS } from '../../domain/identifier/igsn-spec.ts';
import { namespaceOf } from '../../domain/identifier/namespace.ts';
import type { ObjectKind } from '../../domain/identifier/object-tag.ts';
import { parsePastedIdentifier } from '../../domain/identifier/pasted-identifier.ts';
import { may } from '../caller.ts';
import { holdIgsnsOf } from '../hold-jobs.ts';
import type { IdentifierRow } from '../identifier-ports.ts';
import { DEFAULT_PROFILE } from '../init-installation.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Gives objects the IGSNs they already had when they came. An adopted IGSN is kept for ever like a minted one, and its
 * counter passes it over. It may be spelled as handle, DOI or address too. Findings: those of `parseIgsn`,
 * `igsn-not-for-this-type`, `igsn-changed`, `igsn-taken`, `igsn-leased`, `namespace-unknown`,
 * `namespace-not-yours`.
 */
export async function adoptIgsns(run: ImportRun, rows: readonly LocatedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const objects = await objectsAlone(run, rows);
  const doiPrefix = (await run.work.parties.installation()).get('agent.doiPrefix') ?? DEFAULT_PROFILE.doiPrefix;
  const wanted = rows.flatMap((one) => readWanted(run, one, objects.get(one.path), doiPrefix));
  const known = new Set((await run.work.identifiers.find(wanted.map((one) => one.igsn))).map((one) => one.igsn));
  const namespaces = await run.work.parties.namespaces();
  const counters = new Counters(
    run,
    namespaces.map((one) => one.namespace),
  );
  const holders = new Map(namespaces.map((one) => [one.namespace, one.client]));
  const adopted: IdentifierRow[] = [];
  for (const one of wanted) {
    const row = await judge(run, one, known.has(one.igsn), counters);
    if (row === undefined || !isTheirs(run, one, holders.get(row.namespace) ?? '')) continue;
    known.add(row.igsn);
    adopted.push(row);
  }
  await keep(run, adopted);
}

/** The objects as they stand now, while nobody else gives IGSNs in their expeditions. */
async function objectsAlone(run: ImportRun, rows: readonly LocatedRow[]): Promise<Map<string, TreeObject>> {
  const objects = await run.objectsAt(rows.map((one) => one.path));
  const expeditions = new Set([...objects.values()].map((one) => one.expeditionId).filter((id) => id !== null));
  for (const id of [...expeditions].toSorted()) await holdIgsnsOf(run.work, id, run.options.actor);
  const ids = [...objects.values()].map((one) => one.id);
  return new Map((await run.work.tree.findByIds(ids)).map((one) => [one.path, one]));
}

/** Which counter would come to an IGSN some day, and whether a station holds that number; leases are asked for once. */
class Counters {
  readonly #run: ImportRun;
  readonly #namespaces: readonly string[];
  readonly #leased = new Map<string, readonly { readonly first: number; readonly last: number }[]>();

  constructor(run: ImportRun, namespaces: readonly string[]) {
    this.#run = run;
    this.#namespaces = namespaces;
  }

  namespaceOf(igsn: Igsn): string | undefined {
    return namespaceOf(igsn, this.#namespaces);
  }

  /** The reading that fits the object, or else any: a counter comes to the same text whatever it was given to. */
  readingOf(igsn: Igsn, kind: ObjectKind): IgsnReading | undefined {
    const readings = decodeIgsn(igsn, { namespaces: this.#namespaces }).filter(
      (one) => one.convention !== 'fixed-prefix' || one.digits === DEFAULT_DIGITS,
    );
    return readings.find((one) => one.kinds.includes(kind)) ?? readings[0];
  }

  async isLeased({ counterPrefix, key }: IgsnReading): Promise<boolean> {
    const known = this.#leased.get(counterPrefix) ?? (await this.#run.work.identifiers.leasedBlocks(counterPrefix));
    this.#leased.set(counterPrefix, known);
    return known.some((block) => block.first <= key && key <= block.last);
  }
}

interface Wanted {
  readonly located: LocatedRow;
  readonly object: TreeObject;
  readonly igsn: Igsn;
}

/** The IGSN a cell holds, bare or in any spelling under one of our prefixes; otherwise what is wrong with it as an IGSN. */
function readCell(text: string, doiPrefix: string): Checked<Igsn> {
  const bare = parseIgsn(text);
  if (bare.ok) return bare;
  const pasted = parsePastedIdentifier(text, { doiPrefixes: [doiPrefix] });
  const inside = 'igsn' in pasted && pasted.igsn !== undefined ? parseIgsn(pasted.igsn) : bare;
  return inside.ok ? inside : bare;
}

function readWanted(run: ImportRun, located: LocatedRow, object: TreeObject | undefined, doiPrefix: string): Wanted[] {
  if (object === undefined) return [];
  const read = readCell(located.row.igsn ?? '', doiPrefix);
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
  isTaken: boolean,
  counters: Counters,
): Promise<IdentifierRow | undefined> {
  const refuse = (code: string, message: string, rule: string) => {
    say(run, located, code, message, rule);
    return undefined;
  };
  if (isTaken) return refuse('igsn-taken', `${igsn} belongs to another object.`, 'an IGSN is never given twice');
  const namespace = counters.namespaceOf(igsn);
  if (namespace === undefined) {
    return refuse('namespace-unknown', `No namespace of this installation begins ${igsn}.`, 'a namespace held here');
  }
  const reading = counters.readingOf(igsn, object.type as ObjectKind);
  if (reading !== undefined && (await counters.isLeased(reading))) {
    return refuse('igsn-leased', `${igsn} lies in a block that a station holds.`, 'a number outside leased blocks');
  }
  const [prefix, key] = [reading?.counterPrefix ?? null, reading?.key ?? null];
  return { igsn, namespace, prefix, key, objectId: object.id, origin: 'adopted' };
}

/** Whether the caller of the import may give IGSNs of that holder's namespace. */
function isTheirs(run: ImportRun, { located, igsn }: Wanted, holder: string): boolean {
  const { caller } = run.options;
  if (caller === undefined || may(caller, 'deposit', holder)) return true;
  say(run, located, 'namespace-not-yours', `${igsn} lies in a namespace of ${holder}.`, 'a namespace you deposit for');
  return false;
}

async function keep(run: ImportRun, adopted: readonly IdentifierRow[]): Promise<void> {
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
}

function say(run: ImportRun, located: LocatedRow, code: string, message: string, rule: string): void {
  run.report(finding(code, message, { field: 'igsn', value: located.row.igsn, rule, at: located.row.at }));
}
