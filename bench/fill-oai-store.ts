import { sql } from 'kysely';
import { documentFollowers } from '../src/cli/document-followers.ts';
import { followersOf } from '../src/cli/followers.ts';
import { publicFace } from '../src/context.ts';
import { followChanges } from '../src/operations/following/follow-changes.ts';
import { refreshStatistics } from '../src/store/engine/refresh-statistics.ts';
import type { Queries } from '../src/store/store.ts';
import { unitOfWork } from '../src/store/unit-of-work.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';
import { checkCopies } from './check-copies.ts';
import { multiplyRecords } from './multiply-records.ts';

/** How a store of many records was filled: the records it has, and how long preparing took for those that were not copied. */
export interface FilledOaiStore {
  readonly records: number;
  readonly prepared: number;
  readonly prepareS: number;
  /** Octets that the prepared documents of a record take, both formats together. */
  readonly bytesPerRecord: number;
}

const FORMATS = ['oai_dc', 'igsngfz'];

/**
 * Prepares the records of a filled store as a server does, multiplies them until there are `records`, and tries some of the copies.
 */
async function run(place: BenchPlace, records: number, baseUrl: string): Promise<FilledOaiStore> {
  const house = await benchHouse(place, { 'base-url': baseUrl });
  const { store } = house;
  const started = performance.now();
  let bytesPerRecord = 0;
  const followers = await documentFollowers(
    await publicFace(house),
    { preparedFormats: FORMATS, oaiReexport: true },
    {
      prepared: ({ bytes, records: of }) => {
        bytesPerRecord = Math.round(bytes / of);
      },
      notPrepared: () => undefined,
    },
  );
  for (const follower of followers) await followChanges(unitOfWork(store), follower, { holder: 'bench' });
  const prepareS = (performance.now() - started) / 1000;
  // Else the server that is measured would be at work on the index of the search meanwhile.
  for (const follower of await followersOf(house))
    await followChanges(unitOfWork(store), follower, { holder: 'bench' });
  const prepared = await countIn(store.read);
  await multiplyRecords(store, { records, made: prepared }, say);
  await refreshStatistics(store);
  const checked = await checkCopies(await publicFace(house), FORMATS);
  say(`${checked} copies answered as they should`);
  const filled = { records: await countIn(store.read), prepared, prepareS, bytesPerRecord };
  await house.close();
  return filled;
}

async function countIn(db: Queries): Promise<number> {
  const { rows } = await sql<{ size: number }>`select count(*) as size from record where state = 'registered'`.execute(
    db,
  );
  return Number(rows[0]!.size);
}

/** Where the one who waits sees it: what is printed is the answer. */
function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}

const { place, records, baseUrl } = JSON.parse(process.argv[2]!) as {
  place: BenchPlace;
  records: number;
  baseUrl: string;
};
process.stdout.write(JSON.stringify(await run(place, records, baseUrl)));
