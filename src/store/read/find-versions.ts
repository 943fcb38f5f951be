import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Queries } from '../store.ts';

/** When a version was made; UTC, ISO 8601. */
export interface VersionRow {
  readonly version: number;
  readonly createdAt: string;
}

const MOST_VERSIONS = 100;

/** The versions of a record, newest first, at most 100. */
export async function findVersions(db: Queries, igsn: string): Promise<readonly VersionRow[]> {
  const rows = await db
    .selectFrom('record_version')
    .select(['version', 'created_at'])
    .where('igsn', '=', igsn)
    .orderBy('version', 'desc')
    .limit(MOST_VERSIONS)
    .execute();
  return rows.map((row) => ({ version: row.version, createdAt: row.created_at }));
}

/** The latest versions of a record with their descriptions, newest first. */
export async function findLatestVersions(
  db: Queries,
  igsn: string,
  limit: number,
): Promise<readonly { readonly version: number; readonly description: SampleDescription }[]> {
  const rows = await db
    .selectFrom('record_version')
    .select(['version', 'description'])
    .where('igsn', '=', igsn)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ version, description }) => ({
    version,
    description: JSON.parse(description) as SampleDescription,
  }));
}

/** One version of a record as it was then; undefined when there is none of that number. */
export async function findVersion(
  db: Queries,
  igsn: string,
  version: number,
): Promise<(VersionRow & { readonly description: SampleDescription }) | undefined> {
  const row = await db
    .selectFrom('record_version')
    .select(['version', 'created_at', 'description'])
    .where('igsn', '=', igsn)
    .where('version', '=', version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const description = JSON.parse(row.description) as SampleDescription;
  return { version: row.version, createdAt: row.created_at, description };
}
