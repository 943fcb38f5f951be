import type { Queries } from '../store.ts';

/** How a record stands and whose it is, without its description. */
export interface RecordStanding {
  readonly igsn: string;
  readonly state: string;
  readonly version: number;
  /** Of the description that it has now. */
  readonly contentHash: string;
  readonly client: string;
  /** Null stands for our own landing page, or for none while the record is reserved. */
  readonly landingUrl: string | null;
  readonly isDescribed: boolean;
  /** The object of the drill site that the record describes; null for a record from outside. */
  readonly objectId: string | null;
  /** Whether what the record says is what it said when the last document of it came; false for one without documents. */
  readonly isAsDocumented: boolean;
}

/** How the record of an IGSN (normal form) stands; undefined when the register does not know it. */
export async function findStanding(db: Queries, igsn: string): Promise<RecordStanding | undefined> {
  const row = await db
    .selectFrom('record')
    .select(['igsn', 'state', 'version', 'client_symbol', 'landing_url', 'is_described', 'object_id', 'content_hash'])
    .select((eb) =>
      eb
        .selectFrom('record_version')
        .innerJoin('record_document', (join) =>
          join
            .onRef('record_document.igsn', '=', 'record_version.igsn')
            .onRef('record_document.version', '=', 'record_version.version'),
        )
        .select('record_version.content_hash')
        .whereRef('record_version.igsn', '=', 'record.igsn')
        .orderBy('record_version.version', 'desc')
        .limit(1)
        .as('documented_hash'),
    )
    .where('igsn', '=', igsn)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    igsn: row.igsn,
    state: row.state,
    version: row.version,
    contentHash: row.content_hash,
    client: row.client_symbol,
    landingUrl: row.landing_url,
    isDescribed: row.is_described === 1,
    objectId: row.object_id,
    isAsDocumented: row.documented_hash === row.content_hash,
  };
}
