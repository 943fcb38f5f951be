import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { SampleDescription } from '../domain/description/sample-description.ts';
import { spellDescription } from '../domain/description/spell-description.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { withPublications } from '../domain/publication/with-publications.ts';
import { embargoOn, isSamePrivacy, type Privacy, withheldNow } from '../domain/registration/privacy.ts';
import { isOneOf } from '../store/engine/set-based.ts';
import { privacyOf } from '../store/ports/privacy-columns.ts';
import { linkedWorks, readLinkedWorks, relatedBy } from '../store/read/linked-works.ts';
import type { Queries, Store } from '../store/store.ts';
import type { KnownRecord } from '../upstream/upstream.ts';
import type { Lane } from './lane.ts';

/** What a comparison goes by: the rows of the lane, our own pages, and when it began. */
export interface Comparison {
  readonly store: Store;
  readonly lanes: readonly Pick<Lane, 'routes'>[];
  /** Absolute address of our own page of an IGSN; addresses are compared where it is known. */
  readonly landingUrl: ((igsn: string) => string) | undefined;
  readonly began: string;
}

/** A record of the register as it is compared. `waiting` counts words upstream may not have heard before the comparison began. */
export interface ComparedRow {
  readonly igsn: string;
  readonly version: number;
  readonly state: string;
  readonly landing_url: string | null;
  readonly content_hash: string;
  readonly embargo_end: string | null;
  readonly embargo_until: string | null;
  readonly withheld: string | null;
  readonly withheld_until: string | null;
  readonly changed_seq: number;
  readonly waiting: number;
}

/** Records that upstream should know: everything but what is only reserved here, or is for trying. */
export function comparedRows({ store, lanes, began }: Comparison) {
  const { ref } = store.read.dynamic;
  const query = store.read
    .selectFrom('record as o')
    .select(['o.igsn', 'o.version', 'o.state', 'o.landing_url', 'o.changed_seq', 'o.content_hash'])
    .select(['o.embargo_end', 'o.embargo_until', 'o.withheld', 'o.withheld_until'])
    .select((eb) =>
      eb
        .selectFrom('outbox')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('outbox.igsn', '=', 'o.igsn')
        .where((any) =>
          any.or([
            any('outbox.state', 'not in', ['confirmed', 'not-applicable']),
            any('outbox.finished_at', '>=', began),
          ]),
        )
        .as('waiting'),
    )
    .where(ref('o.state'), 'not in', ['reserved', 'test']);
  if (lanes.some((one) => one.routes === undefined)) return query;
  const routes = lanes.flatMap((one) => one.routes ?? []);
  if (routes.length === 0) return query.where(sql<boolean>`false`);
  const along = store.read.selectFrom('client').select('symbol').where('upstream', 'in', routes);
  return query.where('o.client_symbol', 'in', along);
}

/** Findings about one page of what upstream knows. `seen` is called for each record that is here and there. */
export async function comparePage(
  comparison: Comparison,
  page: readonly KnownRecord[],
  seen: (row: ComparedRow) => void,
): Promise<Finding[]> {
  const { store } = comparison;
  const igsns = page.map((one) => one.igsn);
  const rows = await comparedRows(comparison)
    .where(isOneOf(store.engine, 'o.igsn', igsns))
    .execute();
  const here = new Map(rows.map((row) => [row.igsn, row as ComparedRow]));
  await hashAsTold(store, page, here);
  const findings: Finding[] = [];
  for (const there of page) {
    const row = here.get(there.igsn);
    if (row !== undefined) seen(row);
    if (row === undefined) findings.push(alone(there));
    else if (row.waiting === 0) findings.push(...differences(comparison, row, there));
  }
  return withoutLabels(store.read, findings, here);
}

/**
 * A record that is linked to publications was told with them: its hash is that of what was told then. Asked only for records of which
 * upstream has another hash.
 */
async function hashAsTold(
  { read, engine }: Store,
  page: readonly KnownRecord[],
  here: Map<string, ComparedRow>,
): Promise<void> {
  const others = page.filter(
    (one) => one.contentHash !== undefined && one.contentHash !== here.get(one.igsn)?.content_hash,
  );
  if (others.length === 0) return;
  const rows = await read
    .selectFrom('record')
    .innerJoin('record_version', (join) =>
      join.onRef('record_version.igsn', '=', 'record.igsn').onRef('record_version.version', '=', 'record.version'),
    )
    .select(['record.igsn', 'record_version.description', linkedWorks.as('linked_works')])
    .where(
      isOneOf(
        engine,
        'record.igsn',
        others.map((one) => one.igsn),
      ),
    )
    .where((eb) =>
      eb.exists(eb.selectFrom('publication_link as l').select('l.igsn').whereRef('l.igsn', '=', 'record.igsn')),
    )
    .execute();
  for (const { igsn, description, linked_works } of rows) {
    const row = here.get(igsn);
    if (row === undefined) continue;
    const told = withPublications(
      JSON.parse(description) as SampleDescription,
      relatedBy(readLinkedWorks(linked_works)),
    );
    here.set(igsn, { ...row, content_hash: hash('sha256', spellDescription(told), 'base64url') });
  }
}

const alone = ({ igsn }: KnownRecord): Finding =>
  finding('upstream-alone', `${igsn} is known upstream and not here.`, { field: 'igsn', value: igsn });

/** What upstream says otherwise than the register. A withdrawn record may say what it likes, as long as nobody finds it. */
function differences({ landingUrl, began }: Comparison, row: ComparedRow, there: KnownRecord): Finding[] {
  const { igsn } = row;
  const say = (code: string, message: string) => finding(code, message, { field: 'igsn', value: igsn });
  if (row.state === 'withdrawn') {
    const isVisible = there.state === 'registered';
    return isVisible ? [say('still-visible', `${igsn} is withdrawn here and not upstream.`)] : [];
  }
  if (there.version !== undefined && there.version < row.version)
    return [say('upstream-behind', `${igsn} is at version ${row.version} here and ${there.version} upstream.`)];
  const wanted = row.state === 'hidden' ? 'hidden' : 'registered';
  if (there.state !== undefined && there.state !== wanted)
    return [say('upstream-state', `${igsn} is ${wanted} here and ${there.state} upstream.`)];
  if (there.contentHash !== undefined && there.contentHash !== row.content_hash)
    return [say('upstream-differs', `${igsn} is described otherwise upstream.`)];
  const isCompared = row.state === 'registered' && there.keptBack !== undefined;
  if (isCompared && !isSamePrivacy(keptBackOn(row, began.slice(0, 10)), there.keptBack!))
    return [say('upstream-keeps', `${igsn} is kept back otherwise upstream.`)];
  if (there.url === null)
    return row.landing_url === null
      ? []
      : [say('upstream-elsewhere', `${igsn} leads to ${row.landing_url} here and to a page upstream.`)];
  const url = row.landing_url ?? landingUrl?.(igsn);
  if (there.url !== undefined && url !== undefined && !isSameAddress(there.url, url))
    return [say('upstream-elsewhere', `${igsn} leads to ${url} here and to ${there.url || 'nothing'} upstream.`)];
  return [];
}

/** What is kept back on a day (ISO, UTC), as an agent is told. */
function keptBackOn(row: ComparedRow, today: string): Privacy {
  return { embargoUntil: embargoOn(row.embargo_end, today), withheld: withheldNow(privacyOf(row).withheld, today) };
}

function isSameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** A record that states a version of its own shows that upstream, which tells nothing of ours. */
async function withoutLabels(
  db: Queries,
  findings: readonly Finding[],
  here: ReadonlyMap<string, ComparedRow>,
): Promise<Finding[]> {
  const kept: Finding[] = [];
  for (const one of findings)
    if (one.code !== 'upstream-behind' || !(await hasLabel(db, here.get(one.value!)!))) kept.push(one);
  return kept;
}

async function hasLabel(db: Queries, { igsn, version }: ComparedRow): Promise<boolean> {
  const row = await db
    .selectFrom('record_version')
    .select('description')
    .where('igsn', '=', igsn)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined && (JSON.parse(row.description) as SampleDescription).versionLabel !== undefined;
}
