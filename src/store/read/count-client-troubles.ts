import type { Queries } from '../store.ts';

/** How many records of a client are in trouble of one kind. */
export interface ClientTrouble {
  readonly client: string;
  readonly count: number;
}

/** Clients with registrations that wait for a person, and how many. Those of records that are gone count for nobody. */
export async function countFailedByClient(db: Queries): Promise<readonly ClientTrouble[]> {
  return db
    .selectFrom('outbox')
    .select(['client', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'needs-a-person')
    .where('client', '<>', '')
    .groupBy('client')
    .orderBy('client')
    .execute();
}

/** Clients with landing pages that failed twice in a row or more often, and how many. */
export async function countSilentPagesByClient(db: Queries): Promise<readonly ClientTrouble[]> {
  return db
    .selectFrom('landing_check as l')
    .innerJoin('record as r', 'r.igsn', 'l.igsn')
    .select(['r.client_symbol as client', (eb) => eb.fn.countAll<number>().as('count')])
    .where('l.failures', '>=', 2)
    .where('r.state', '=', 'registered')
    .groupBy('r.client_symbol')
    .orderBy('r.client_symbol')
    .execute();
}
