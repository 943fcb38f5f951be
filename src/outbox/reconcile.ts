import { type Finding, finding } from '../domain/finding.ts';
import type { Store } from '../store/store.ts';
import type { Upstream } from '../upstream/upstream.ts';

/** How register and upstream compare. Findings: `upstream-lacks`, `upstream-behind`, `upstream-alone`, `still-visible`. */
export interface Reconciliation {
  readonly compared: number;
  readonly findings: readonly Finding[];
}

const PAGE = 2000;

/**
 * Compares every confirmed record of the register with what upstream knows, and back. Differences are findings and change
 * nothing; `outbox retry --untold` tells what was kept without an upstream. Records that still wait for their confirmation, or got it since this began, are passed over: upstream could not
 * have said so yet.
 */
export async function reconcile(store: Store, upstream: Upstream): Promise<Reconciliation> {
  const began = new Date().toISOString();
  const known = new Map<string, { version: number; isWithdrawn: boolean }>();
  for await (const { igsn, version, action } of upstream.recall())
    known.set(igsn, { version, isWithdrawn: action === 'withdraw' });
  const findings: Finding[] = [];
  let compared = 0;
  for (let after = ''; ; ) {
    const page = await readPage(store, after, began);
    if (page.length === 0) break;
    after = page.at(-1)!.igsn;
    compared += page.length;
    for (const row of page) {
      const there = known.get(row.igsn);
      known.delete(row.igsn);
      const found = compare(row, there);
      if (found !== undefined) findings.push(found);
    }
  }
  for (const igsn of known.keys())
    findings.push(finding('upstream-alone', `${igsn} is known upstream and not here.`, { field: 'igsn', value: igsn }));
  return { compared, findings };
}

interface Row {
  readonly igsn: string;
  readonly version: number;
  readonly state: string;
  readonly waiting: number;
}

async function readPage(store: Store, after: string, began: string): Promise<Row[]> {
  return store.read
    .selectFrom('record')
    .select(['igsn', 'version', 'state'])
    .select((eb) =>
      eb
        .selectFrom('outbox')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('outbox.igsn', '=', 'record.igsn')
        .where((any) =>
          any.or([
            any('outbox.state', 'not in', ['confirmed', 'not-applicable']),
            any('outbox.finished_at', '>=', began),
          ]),
        )
        .as('waiting'),
    )
    .where('igsn', '>', after)
    .orderBy('igsn')
    .limit(PAGE)
    .execute() as unknown as Promise<Row[]>;
}

function compare(row: Row, there: { version: number; isWithdrawn: boolean } | undefined): Finding | undefined {
  if (row.waiting > 0) return undefined;
  const say = (code: string, message: string) => finding(code, message, { field: 'igsn', value: row.igsn });
  if (there === undefined) return say('upstream-lacks', `${row.igsn} is registered here and not known upstream.`);
  if (there.version < row.version) {
    return say('upstream-behind', `${row.igsn} is at version ${row.version} here and ${there.version} upstream.`);
  }
  if (row.state === 'withdrawn' && !there.isWithdrawn)
    return say('still-visible', `${row.igsn} is withdrawn here and not upstream.`);
  return undefined;
}
