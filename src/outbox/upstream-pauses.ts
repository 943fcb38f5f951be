import { CorestoneError } from '../domain/error.ts';
import { finding } from '../domain/finding.ts';
import { insertRows } from '../store/engine/set-based.ts';
import { newKey } from '../store/new-key.ts';
import type { Queries, Store } from '../store/store.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';

const KEY = 'upstream.paused.';

/** That a person had sending to one upstream paused: since when (UTC, ISO 8601), who and why. */
export interface UpstreamPause {
  readonly since: string;
  readonly by: string;
  readonly reason: string;
}

/** Who pauses an upstream or lets it be told again, and when. */
interface PausedBy {
  readonly actor: { readonly name: string; readonly origin: string };
  readonly now: Date;
}

/** The upstreams that nothing is sent to because a person said so, by name. */
export async function readPauses(db: Queries): Promise<ReadonlyMap<string, UpstreamPause>> {
  const rows = await db.selectFrom('installation').selectAll().where('key', 'like', `${KEY}%`).execute();
  return new Map(rows.map(({ key, value }) => [key.slice(KEY.length), JSON.parse(value) as UpstreamPause]));
}

/**
 * Has nothing more sent to one upstream, along any route that it is a part of, until {@link resumeUpstream}; what waits stays in line and
 * no try is counted. Every server of the store heeds it within seconds. False where it was paused already. Throws `not-found` for a name that
 * the file of upstreams does not have, `invalid-input` without a reason.
 */
export async function pauseUpstream(
  store: Store,
  upstreams: Upstreams,
  name: string,
  reason: string,
  { actor, now }: PausedBy,
): Promise<boolean> {
  ensureKnown(upstreams, name);
  if (reason.trim() === '') {
    const message = 'Pausing needs a reason, for whoever finds it paused.';
    const findings = [finding('reason-missing', message, { field: 'reason', rule: 'a text' })];
    throw new CorestoneError('invalid-input', message, { findings });
  }
  const pause: UpstreamPause = { since: now.toISOString(), by: actor.name, reason: reason.trim().slice(0, 2000) };
  return store.unitOfWork(async (db) => {
    const added = await db
      .insertInto('installation')
      .values({ key: KEY + name, value: JSON.stringify(pause) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return false;
    await keepAudit(db, store, 'pause-upstream', name, { actor, now }, { reason: pause.reason });
    return true;
  });
}

/** Lets an upstream be told again; false where it was not paused. */
export function resumeUpstream(store: Store, name: string, by: PausedBy): Promise<boolean> {
  return store.unitOfWork(async (db) => {
    const { numDeletedRows } = await db
      .deleteFrom('installation')
      .where('key', '=', KEY + name)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await keepAudit(db, store, 'resume-upstream', name, by, null);
    return true;
  });
}

function ensureKnown({ names }: Upstreams, name: string): void {
  if (names.includes(name)) return;
  const known = names.length === 0 ? 'none' : names.join(', ');
  throw new CorestoneError('not-found', `There is no upstream ${name}; there are: ${known}.`);
}

function keepAudit(db: Queries, { engine }: Store, action: string, subject: string, by: PausedBy, after: unknown) {
  const { actor, now } = by;
  const line = { id: newKey(), at: now.toISOString(), actor: actor.name, origin: actor.origin, action, subject };
  return insertRows(db, engine, 'audit', [
    { ...line, before: null, after: after === null ? null : JSON.stringify(after) },
  ]);
}
