import type { Queries } from '../../../src/store/store.ts';
import type { DataciteServer } from '../../../test/contract/upstream/datacite-server.ts';
import { type Proof, proof } from './proof.ts';

const PREFIX = '10.60510/';

/** Proves that upstream has each registered identifier once, with what the register says last, and nothing else. */
export async function proveUpstream(db: Queries, upstream: DataciteServer, baseUrl: string): Promise<Proof[]> {
  const kept = await db
    .selectFrom('record as r')
    .innerJoin('record_version as v', (join) =>
      join.onRef('v.igsn', '=', 'r.igsn').onRef('v.version', '=', 'r.version'),
    )
    .select(['r.igsn', 'r.title', 'r.state', 'r.version', 'r.landing_url', 'v.description'])
    .where('r.state', '<>', 'reserved')
    .execute();
  // What is hidden here is known to the upstream by its title, and to readers by its IGSN.
  const titleOf = (text: string, title: string) => (JSON.parse(text) as { title?: string }).title ?? title;
  const rows = kept.map(({ description, ...row }) => ({ ...row, title: titleOf(description, row.title) }));
  const faults: string[] = [];
  for (const row of rows) {
    const doi = upstream.dois.get(`${PREFIX}${row.igsn.toLowerCase()}`);
    const wanted = row.state === 'registered' ? 'findable' : 'registered';
    if (doi === undefined) {
      // What was withdrawn before its turn upstream never has to know.
      if (row.state !== 'withdrawn') faults.push(`${row.igsn} (${row.state}) is not known upstream`);
      continue;
    }
    if (doi.state !== wanted) faults.push(`${row.igsn} is ${row.state} here and ${doi.state} upstream`);
    if (row.state === 'withdrawn') continue;
    const title = (doi.attributes.titles as { title: string }[])[0]!.title;
    const url = row.landing_url ?? `${baseUrl}/igsn/${row.igsn}`;
    if (title !== row.title) faults.push(`${row.igsn} is "${row.title}" here and "${title}" upstream`);
    if (doi.attributes.url !== url)
      faults.push(`${row.igsn} leads to ${url} here and to ${String(doi.attributes.url)} upstream`);
    // Which version it is of is said of what the core tree describes.
    const version = doi.attributes.version ?? String(row.version);
    if (version !== String(row.version))
      faults.push(`${row.igsn} is version ${row.version} here and ${String(doi.attributes.version)} upstream`);
  }
  const known = new Set(rows.map((row) => PREFIX + row.igsn.toLowerCase()));
  const alone = [...upstream.dois.keys()]
    .filter((doi) => !known.has(doi))
    .map((doi) => `${doi} is only known upstream`);
  const waiting = await db
    .selectFrom('outbox')
    .select(['igsn', 'state', 'last_error'])
    .where('state', 'not in', ['confirmed', 'not-applicable'])
    .execute();
  const stuck = waiting.map((row) => `${row.igsn}: ${row.state} ${row.last_error ?? ''}`);
  return [
    proof('upstream has each registered identifier once, as it is here last', `${rows.length} records`, faults),
    proof('upstream knows nothing else', `${upstream.dois.size} DOIs`, alone),
    proof('nothing waits for upstream', `${rows.length} records`, stuck),
  ];
}
