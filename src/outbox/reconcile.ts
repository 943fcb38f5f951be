import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { type ComparisonVerdict, isMendable } from '../domain/registration/comparison.ts';
import type { Store } from '../store/store.ts';
import type { KnownRecord, Upstream } from '../upstream/upstream.ts';
import { type ComparedRow, type Comparison, comparedRows, comparePage } from './compare-page.ts';
import type { Lane } from './lane.ts';
import { queueAgain } from './queue-again.ts';
import { SeenChanges } from './seen-changes.ts';

/**
 * How register and upstream compare. Findings: `upstream-lacks`, `upstream-behind`, `upstream-state`, `upstream-differs`,
 * `upstream-keeps`, `upstream-elsewhere`, `still-visible`, `upstream-alone`. `repaired` counts what was put in line again.
 */
export interface Reconciliation {
  readonly compared: number;
  readonly findings: readonly Finding[];
  readonly repaired?: number;
}

/** What a reconciliation is told beside the upstream. */
export interface ReconcileOptions {
  /** The lanes that lead to this upstream; all records where it is not said. */
  readonly lanes?: readonly Pick<Lane, 'routes'>[];
  /** Absolute address of our own page of an IGSN; without it only addresses of others are compared. */
  readonly landingUrl?: (igsn: string) => string;
  /** Puts what upstream lacks or says otherwise in line again, as of this moment. */
  readonly repairAt?: Date;
  readonly onProgress?: (compared: number) => void;
  /** Keeps what was found of a page, when what it says is repaired has been put in line. */
  readonly keep?: (page: ComparedPage) => Promise<void>;
  /** Ends it between two records, with `interrupted`. */
  readonly signal?: AbortSignal;
}

/** One page of a comparison. A record of the register counts in one page only; those that wait have no verdict. */
export interface ComparedPage {
  readonly records: number;
  readonly verdicts: readonly ComparisonVerdict[];
}

const PAGE = 1000;
/** More findings than anybody reads are counted and repaired, and not kept. */
const MOST_FINDINGS = 100_000;

/**
 * Compares every confirmed record of the register with what upstream knows, and back, a page at a time: memory holds a page,
 * one bit for each change of the register, and the findings. Records that still wait for their confirmation, or got it since this
 * began, are passed over: upstream could not have said so yet. What only upstream knows is told and left alone. Throws `interrupted` when
 * upstream cannot be read to its end; what was found before is repaired then, and nothing more.
 */
export async function reconcile(
  store: Store,
  upstream: Upstream,
  options: ReconcileOptions = {},
): Promise<Reconciliation> {
  const { lanes = [{ routes: undefined }], landingUrl, repairAt, onProgress, keep, signal } = options;
  const comparison: Comparison = { store, lanes, landingUrl, began: new Date().toISOString() };
  const seen = new SeenChanges();
  const findings: Finding[] = [];
  let repaired = 0;
  let compared = 0;
  const take = async (rows: readonly ComparedRow[], found: readonly Finding[]) => {
    findings.push(...found.slice(0, MOST_FINDINGS - findings.length));
    const toMend = found.filter(isMendable).map((one) => one.value!);
    if (repairAt !== undefined) repaired += await queueAgain(store, toMend, repairAt);
    await keep?.({ records: rows.length, verdicts: verdictsOf(rows, found) });
  };
  for await (const page of pagesOf(upstream.recall(), signal)) {
    const rows: ComparedRow[] = [];
    const found = await comparePage(comparison, page, (row) => {
      if (!seen.has(row.changed_seq)) rows.push(row);
      seen.add(row.changed_seq);
    });
    await take(rows, found);
  }
  for await (const page of pagesHere(comparison)) {
    signal?.throwIfAborted();
    compared += page.length;
    onProgress?.(compared);
    const rest = page.filter((row) => !seen.has(row.changed_seq));
    await take(rest, rest.filter(isLacking).map(lacking));
  }
  return { compared, findings, ...(repairAt === undefined ? {} : { repaired }) };
}

/** What the register will be compared by: how many records go to an upstream along some lanes. */
export async function countCompared(store: Store, lanes: readonly Pick<Lane, 'routes'>[]): Promise<number> {
  const rows = comparedRows({ store, lanes, landingUrl: undefined, began: new Date().toISOString() });
  const { n } = await store.read
    .selectFrom(rows.clearSelect().select('o.igsn').as('compared'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function verdictsOf(rows: readonly ComparedRow[], found: readonly Finding[]): ComparisonVerdict[] {
  const told = new Set(found.map((one) => one.value));
  const agreeing = rows.filter((row) => row.waiting === 0 && !told.has(row.igsn));
  return [...agreeing.map(({ igsn }) => ({ igsn })), ...found.map((one) => ({ igsn: one.value!, finding: one }))];
}

/** A withdrawn record that upstream never knew, or knows no more, is as it should be. */
const isLacking = ({ waiting, state }: ComparedRow): boolean => waiting === 0 && state !== 'withdrawn';

const lacking = ({ igsn }: ComparedRow): Finding =>
  finding('upstream-lacks', `${igsn} is registered here and not known upstream.`, { field: 'igsn', value: igsn });

async function* pagesOf(
  known: AsyncIterable<KnownRecord>,
  signal: AbortSignal | undefined,
): AsyncIterable<readonly KnownRecord[]> {
  const all = known[Symbol.asyncIterator]();
  for (;;) {
    const page: KnownRecord[] = [];
    for (let next = await readNext(all); next !== undefined; next = await readNext(all)) {
      signal?.throwIfAborted();
      page.push(next);
      if (page.length === PAGE) break;
    }
    if (page.length === 0) return;
    yield page;
  }
}

// What upstream does not tell to the end must not count as lacking.
async function readNext(all: AsyncIterator<KnownRecord>): Promise<KnownRecord | undefined> {
  try {
    const { value, done } = await all.next();
    return done === true ? undefined : value;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CorestoneError('interrupted', `The comparison was interrupted: ${reason}`, { cause });
  }
}

async function* pagesHere(comparison: Comparison): AsyncIterable<readonly ComparedRow[]> {
  for (let after = ''; ; ) {
    const rows = await comparedRows(comparison).where('o.igsn', '>', after).orderBy('o.igsn').limit(PAGE).execute();
    if (rows.length === 0) return;
    yield rows as ComparedRow[];
    after = rows.at(-1)!.igsn;
  }
}
