import type { Withdrawal } from '../../operations/register-ports.ts';
import { insertRows, updateRows } from '../engine/set-based.ts';
import { newKey } from '../new-key.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { queuesOfRecords } from './outbox-routes.ts';

/** Makes tombstones of records, none of them twice, each as a change, and queues that upstream is told. `now` is UTC, ISO 8601. */
export async function withdraw(
  db: Queries,
  engine: Engine,
  withdrawals: readonly Withdrawal[],
  actor: string,
  now: string,
): Promise<void> {
  if (withdrawals.length === 0) return;
  const { firstSeq, at } = await tick(db, withdrawals.length, now);
  const records = withdrawals.map(({ igsn, reason, successor, kind }, offset) => ({
    igsn,
    state: 'withdrawn',
    withdrawn_at: at,
    withdrawn_reason: reason,
    withdrawn_kind: kind ?? null,
    successor,
    changed_seq: firstSeq + offset,
    changed_at: at,
  }));
  await updateRows(db, engine, 'record', 'igsn', records);
  const queues = await queuesOfRecords(
    db,
    engine,
    withdrawals.map(({ igsn }) => igsn),
  );
  const orders = withdrawals.map(({ igsn, version, reason, successor, kind, outboxState }) => ({
    id: newKey(),
    igsn,
    version,
    action: 'withdraw',
    intent: JSON.stringify({ igsn, reason, successor, actor, kind }),
    state: outboxState,
    attempts: 0,
    due_at: now,
    created_at: now,
    route: '',
    client: '',
    ...queues.get(igsn),
  }));
  await insertRows(db, engine, 'outbox', orders);
}
