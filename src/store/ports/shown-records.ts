import { type RawBuilder, sql } from 'kysely';
import { PUBLIC_STATES } from '../../domain/registration/record-states.ts';
import type { HarvestPort, Rival } from '../../operations/harvest/harvest-ports.ts';
import { isOneOf, placesOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';

type ShownPort = Pick<HarvestPort, 'rivals' | 'show' | 'settleSource' | 'settleIgsns'>;

/** Which harvested record stands for its IGSN, inside one transaction; the rule is that of `chooseShown`, as SQL for many. */
export function shownRecords(db: Queries, engine: Engine, now: () => string): ShownPort {
  const settle = (which: RawBuilder<boolean>) => settleSome(db, engine, now(), which);
  return {
    rivals: (igsns) => rivals(db, engine, igsns),
    show: (changes) => show(db, engine, now(), changes),
    settleIgsns: (igsns) => (igsns.length === 0 ? Promise.resolve(0) : settle(isOneOf(engine, 'r.igsn', igsns))),
    settleSource: async (source, afterItem, limit) => {
      const next = db.selectFrom('harvested_record').select(['item', 'igsn']).where('source', '=', source);
      const rows = await next.where('item', '>', afterItem).orderBy('item').limit(limit).execute();
      const last = rows.at(-1);
      if (last === undefined) return undefined;
      const items = isOneOf(
        engine,
        'r.item',
        rows.map((row) => row.item),
      );
      await settle(sql<boolean>`r.source = ${source} and ${items}`);
      const igsns = rows.flatMap((row) => row.igsn ?? []);
      if (igsns.length > 0) await settle(isOneOf(engine, 'r.igsn', igsns));
      return rows.length < limit ? undefined : last.item;
    },
  };
}

async function rivals(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Rival[]> {
  if (igsns.length === 0) return [];
  const rows = await db
    .selectFrom('harvested_record as r')
    .innerJoin('harvest_source as s', 's.name', 'r.source')
    .select(['r.igsn', 'r.source', 'r.item', 'r.state', 'r.is_shown', 'r.first_seen_at as firstSeenAt'])
    .select(['s.priority', 's.is_active', 's.removed_at'])
    .where(isOneOf(engine, 'r.igsn', igsns))
    .execute();
  return rows.map(({ igsn, state, is_shown, is_active, removed_at, ...row }) => ({
    ...row,
    igsn: igsn!,
    isPresent: state === 'present',
    isShown: is_shown === 1,
    isActive: is_active === 1 && removed_at === null,
  }));
}

type Shown = Parameters<HarvestPort['show']>[0][number];

async function show(db: Queries, engine: Engine, now: string, changes: readonly Shown[]): Promise<void> {
  if (changes.length === 0) return;
  const { firstSeq, at } = await tick(db, changes.length, now);
  let seq = firstSeq;
  for (const group of Map.groupBy(changes, (one) => `${one.isShown} ${one.source}`).values()) {
    const { source, isShown } = group[0]!;
    const places = placesOf(
      engine,
      group.map((one) => one.item),
    );
    const shown = isShown ? sql`is_shown = 1, was_shown = 1` : sql`is_shown = 0`;
    await sql`update harvested_record set ${shown}, changed_seq = ${seq} + q.place, changed_at = ${at}
      from ${places} where harvested_record.source = ${source} and harvested_record.item = q.igsn`.execute(db);
    seq += group.length;
  }
}

async function settleSome(db: Queries, engine: Engine, now: string, which: RawBuilder<boolean>): Promise<number> {
  // Texts sort by bytes in the rule, and in SQLite anyway.
  const bytes = engine === 'postgres' ? sql` collate "C"` : sql``;
  const rank = (r: string, s: string) =>
    sql`${sql.ref(`${s}.priority`)}, ${sql.ref(`${r}.first_seen_at`)}${bytes}, ${sql.ref(`${r}.source`)}${bytes}, ${sql.ref(`${r}.item`)}`;
  const isWanted = sql`r.state = 'present' and s.is_active = 1 and s.removed_at is null and (r.igsn is null or (
    not exists (select 1 from record o where o.igsn = r.igsn and o.state in (${sql.join(PUBLIC_STATES)}))
    and not exists (select 1 from harvested_record b join harvest_source t on t.name = b.source
      where b.igsn = r.igsn and b.state = 'present' and t.is_active = 1 and t.removed_at is null
        and (${rank('b', 't')}) < (${rank('r', 's')}))))`;
  const { rows } = await sql<{ source: string; item: string; is_shown: number }>`
    select r.source, r.item, r.is_shown from harvested_record r join harvest_source s on s.name = r.source
    where ${which} and r.is_shown <> case when ${isWanted} then 1 else 0 end`.execute(db);
  const wrong = rows.map(({ source, item, is_shown }) => ({ source, item, isShown: is_shown !== 1 }));
  await show(db, engine, now, wrong);
  return rows.length;
}
