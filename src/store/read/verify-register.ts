import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** One rule that the store must keep, with the number of rows that break it. */
export interface RegisterCheck {
  readonly rule: string;
  readonly broken: number;
}

const CHECKS: readonly (readonly [rule: string, query: string])[] = [
  [
    'every record has its current version',
    'select count(*) as n from record r left join record_version v on v.igsn = r.igsn and v.version = r.version where v.igsn is null',
  ],
  [
    'every version of a record is there',
    'select count(*) as n from (select r.igsn from record r join record_version v on v.igsn = r.igsn group by r.igsn, r.version having count(*) <> r.version) as q',
  ],
  [
    // Of what was withdrawn before it was taken over from elsewhere only that is told.
    'every record but a reserved one has an outbox row for its version',
    "select count(*) as n from record r left join outbox o on o.igsn = r.igsn and o.version = r.version and (o.action = 'register' or (o.action = 'withdraw' and r.state = 'withdrawn')) where o.id is null and r.state <> 'reserved'",
  ],
  [
    'every IGSN of an object is in the list of identifiers, for that object',
    'select count(*) as n from tree_object t left join identifier i on i.igsn = t.igsn and i.object_id = t.id where t.igsn is not null and i.igsn is null',
  ],
  [
    'no object was given a second IGSN',
    'select count(*) as n from identifier i join tree_object t on t.id = i.object_id where t.igsn is null or t.igsn <> i.igsn',
  ],
  [
    'every registered object carries the IGSN of its record',
    'select count(*) as n from record r join tree_object t on t.id = r.object_id where t.igsn is null or t.igsn <> r.igsn',
  ],
  [
    'no counter lags behind a minted key',
    "select count(*) as n from identifier i left join igsn_counter c on c.prefix = i.prefix where i.origin = 'minted' and (c.prefix is null or i.key >= c.next_key)",
  ],
  [
    'what stands in a place is there, and not out with a parcel',
    'select count(*) as n from stored_object s left join tree_object t on t.id = s.object_id left join deleted_object d on d.id = s.object_id where (t.id is null and d.id is null) or exists (select 1 from parcel_item i join parcel p on p.id = i.parcel_id where i.open_thing_id = s.object_id and p.shipped_at is not null)',
  ],
  [
    'every place lies in the place that its path says',
    "select count(*) as n from storage_place p join storage_place u on u.id = p.parent_id where substr(p.path, 1, length(u.path) + 1) <> u.path || '/'",
  ],
  [
    'every parcel holds something, of its own expedition where that is there',
    'select (select count(*) from parcel p where not exists (select 1 from parcel_item i where i.parcel_id = p.id)) + (select count(*) from parcel_item i join parcel p on p.id = i.parcel_id join tree_object t on t.id = i.thing_id where t.expedition_id <> p.expedition_id) as n',
  ],
  [
    'things are open in a parcel that is not settled, and in no other',
    "select count(*) as n from parcel_item i join parcel p on p.id = i.parcel_id where (i.state in ('packed', 'sent', 'arrived', 'missing')) <> (i.open_thing_id is not null) or (i.open_thing_id is not null and (i.settled_at is not null or p.state in ('returned', 'lost'))) or (i.state = 'packed') <> (p.shipped_at is null)",
  ],
  [
    'every loan that was shipped has an end: a due day, or everything settled',
    "select count(*) as n from parcel p where p.due_on is not null and (length(p.due_on) <> 10 or (p.state = 'returned' and exists (select 1 from parcel_item i where i.parcel_id = p.id and i.open_thing_id is not null)))",
  ],
  [
    'what was taken at a party is there, or was deleted since',
    "select count(*) as n from sampling_mark m left join tree_object t on t.id = m.taken_id left join deleted_object d on d.id = m.taken_id where (m.state = 'taken' and (m.taken_id is null or (t.id is null and d.id is null))) or (m.state <> 'taken' and m.taken_id is not null)",
  ],
  [
    'every request that was submitted has its number, and its sample request in the core tree where that is there',
    "select count(*) as n from curation_request r where r.state not in ('draft', 'withdrawn') and r.number is null",
  ],
  [
    'changes are numbered without a number above the clock',
    'select count(*) as n from record, change_clock where changed_seq > seq',
  ],
];

/** Checks what constraints cannot say; on either engine. */
export async function verifyRegister(db: Queries): Promise<RegisterCheck[]> {
  const results: RegisterCheck[] = [];
  for (const [rule, query] of CHECKS) {
    const { rows } = await sql<{ n: number }>`${sql.raw(query)}`.execute(db);
    results.push({ rule, broken: Number(rows[0]!.n) });
  }
  return results;
}
