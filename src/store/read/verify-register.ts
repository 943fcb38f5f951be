import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** One rule of the register that the store must keep, with the number of rows that break it. */
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
