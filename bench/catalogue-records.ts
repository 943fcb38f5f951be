import type { SampleDescription } from '../src/domain/description/sample-description.ts';
import { bareDescription } from '../src/domain/registration/bare-description.ts';
import { insertRows } from '../src/store/engine/set-based.ts';
import { tick } from '../src/store/ports/change-clock.ts';
import type { Store } from '../src/store/store.ts';

const ROCKS = [
  'granite',
  'gneiss',
  'basalt',
  'marble',
  'gabbro',
  'amphibolite',
  'schist',
  'dolerite',
  'tonalite',
  'chert',
];
const LANDS = ['Norway', 'Sweden', 'Greenland', 'Chile', 'Japan', 'Oman', 'Iceland', 'Canada', 'Kenya', 'Italy'];
const ENDS = ['ite', 'ine', 'al', 'ic', 'ous', 'ar', 'on', 'um'];
const SYLLABLES = [
  'ga',
  'lo',
  'mer',
  'ta',
  'qui',
  'ro',
  'phe',
  'no',
  'su',
  'vel',
  'dra',
  'ki',
  'pol',
  'an',
  'tur',
  'ze',
];
const BATCH = 2000;
const AT = '2026-01-15T12:00:00Z';

/** Fills a store with so many harvested records of invented words, always the same; rare words are many, common ones few. */
export async function fillCatalogue(store: Store, records: number): Promise<void> {
  await store.unitOfWork(async (db) => {
    const source = { name: 'peer', title: 'Peer agent', kind: 'oai-pmh', url: 'https://peer.example/oai' };
    const times = { created_at: AT, created_by: 'bench', changed_at: AT };
    await insertRows(db, store.engine, 'harvest_source', [{ ...source, metadata_prefix: 'igsn', ...times }] as never);
  });
  for (let from = 0; from < records; from += BATCH) {
    const count = Math.min(BATCH, records - from);
    await store.unitOfWork(async (db) => {
      const { firstSeq, at } = await tick(db, count, AT);
      const rows = Array.from({ length: count }, (_, offset) => harvestedRow(from + offset, firstSeq + offset, at));
      await insertRows(db, store.engine, 'harvested_record', rows);
    });
  }
}

/** A word of the invented language; low numbers are met most. */
export function inventedWord(number: number): string {
  const parts = [number % 16, Math.floor(number / 16) % 16, Math.floor(number / 256) % 16];
  return `${parts.map((part) => SYLLABLES[part]).join('')}${ENDS[number % ENDS.length]}`;
}

// The end of MurmurHash3: neighbours are drawn as if they had nothing to do with each other.
function spread(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

function describe(number: number): SampleDescription {
  const igsn = `PEER${String(number).padStart(8, '0')}`;
  const draw = (salt: number) => spread(number * 31 + salt);
  // The cube makes some words a thousand times as frequent as others.
  const words = Array.from({ length: 12 }, (_, at) => inventedWord(Math.floor(4000 * draw(at) ** 3)));
  const rock = ROCKS[Math.floor(ROCKS.length * draw(20) ** 2)]!;
  const country = LANDS[Math.floor(LANDS.length * draw(21))]!;
  const top = Math.floor(200_000 * draw(22)) / 100;
  return {
    ...bareDescription(igsn, 'PEER'),
    objectType: draw(23) < 0.02 ? 'hole' : 'sample',
    title: `${rock} ${words.slice(0, 3).join(' ')} from ${country}`,
    abstract: words.join(' '),
    rock,
    country,
    material: { label: draw(24) < 0.9 ? 'Rock' : 'Sediment' },
    collectionMethod: { label: draw(25) < 0.7 ? 'Coring' : 'Dredging' },
    currentArchive: `Repository ${Math.floor(30 * draw(26))}`,
    agents: [{ name: `${inventedWord(Math.floor(3000 * draw(27)))}, A.`, isCreator: true }],
    latitudeDeg: Math.round((160 * draw(28) - 80) * 1000) / 1000,
    longitudeDeg: Math.round((358 * draw(29) - 179) * 1000) / 1000,
    collectedFrom: `${1980 + Math.floor(45 * draw(30))}-05-05`,
    depths: [{ scale: 'csf_a', topM: top, bottomM: top + 1 }],
  };
}

function harvestedRow(number: number, seq: number, at: string) {
  const description = describe(number);
  return {
    source: 'peer',
    item: `oai:peer:${number}`,
    igsn: description.igsn,
    state: 'present',
    is_shown: 1,
    datestamp: at,
    sets: '[]',
    format: 'json',
    media_type: 'application/json',
    document: null,
    content_hash: String(number),
    description: JSON.stringify(description),
    object_type: description.objectType,
    expedition: '',
    title: description.title,
    search_text: '',
    landing_url: null,
    changed_seq: seq,
    changed_at: at,
    first_seen_at: at,
    seen_at: at,
    seen_run: '0190f3c8-0000-7000-8000-000000000000',
  };
}
