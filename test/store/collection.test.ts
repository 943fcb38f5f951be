import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { House } from '../../src/context.ts';
import { inputOfBytes } from '../../src/intake/input.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { addPlaces } from '../../src/operations/curation/add-places.ts';
import { moveThings } from '../../src/operations/curation/move-things.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { findAcross } from '../../src/store/read/find-across.ts';
import { onEachEngine } from './each-engine.ts';
import { TESTER } from './tree-rows.ts';

const CALLER = localCaller(TESTER);

const LIST = `Old number;What;Where found;Country;Latitude;Longitude;Top depth;Storage place;Box;Collector;Collection date
1904/7;gneiss;Fröå quarry, north wall;Sweden;63.4013;13.2026;;SPA-R1;17;Lorenz, H.;1904-07-02
1904/8;amphibolite;Fröå quarry, north wall;Sweden;63.4013;13.2026;12.5;SPA-R1;17;Lorenz, H.;1904
Pe_12:3;marble;Åre;Sweden;;;;SPA / R1;18;;
`;

const PLACE = { program: 'ICDP', expedition: 'PETRO' };
const FOR_GOOD = { actor: TESTER, strict: false, dryRun: false };

const take = (house: House, text: string, dryRun = false) =>
  importExpedition(house.unitOfWork, () => readInputs([inputOfBytes('collection.csv', Buffer.from(text))], PLACE), {
    ...PLACE,
    ...FOR_GOOD,
    dryRun,
  });

const findings = ({ findings: all }: Awaited<ReturnType<typeof take>>) =>
  all.filter((one) => one.severity !== 'info').map((one) => `${one.code} ${one.at?.row}`);

const found = async (house: House, name: string) =>
  (
    await findAcross(
      house.store.read,
      house.store.engine,
      { name, typed: name },
      { reads: [{ path: '', types: null }], limit: 10 },
    )
  ).map((one) => [one.name, one.place, one.topM]);

onEachEngine('an older collection', (house) => {
  it('becomes sites and samples, in boxes that are made where they stand', async () => {
    await addPlaces(
      house().unitOfWork,
      [
        { kind: 'repository', name: 'SPA' },
        { kind: 'rack', name: 'R1', in: 'SPA' },
      ],
      CALLER,
    );
    const tried = await take(house(), LIST, true);
    assert.deepEqual(findings(tried), []);
    assert.deepEqual(await found(house(), '1904/7'), []);
    const result = await take(house(), LIST);
    assert.deepEqual([findings(result), result.rows], [[], 3]);
    assert.equal(result.byType.sample?.created, 3);
    assert.equal(result.byType.site?.created, 2);
    const site = 'PETRO_Fröå quarry, north wall 63.4013,13.2026';
    assert.deepEqual(await found(house(), '1904/7'), [[`${site}:1904/7`, 'SPA-R1-17', null]]);
    assert.deepEqual(await found(house(), '1904/8'), [[`${site}:1904/8`, 'SPA-R1-17', 12.5]]);
    assert.deepEqual(await found(house(), 'Pe_12:3'), [['PETRO_Åre:Pe-12-3', 'SPA-R1-18', null]]);
  });

  it('says who found what where, under its old number too, once it is registered', async () => {
    const { id } = await house()
      .store.read.selectFrom('tree_object')
      .select('id')
      .where('combined_id', '=', 'PETRO')
      .executeTakeFirstOrThrow();
    await registerExpedition(house().unitOfWork, id, {
      actor: TESTER,
      rules: house().rules,
      phase: 'R',
    });
    const said = async (name: string) => {
      const row = await house()
        .store.read.selectFrom('tree_object as t')
        .innerJoin('record_version as r', 'r.igsn', 't.igsn')
        .select('r.description')
        .where('t.combined_id', '=', name)
        .executeTakeFirstOrThrow();
      const { title, abstract, otherNames, latitudeDeg, collectionMethod } = JSON.parse(row.description);
      return { title, abstract, otherNames, latitudeDeg, collectionMethod };
    };
    assert.deepEqual(await said('PETRO_Åre:Pe-12-3'), {
      title: 'Marble from Åre',
      abstract: 'Sample. Found at Åre in Sweden.',
      otherNames: ['Pe_12:3'],
      latitudeDeg: undefined,
      collectionMethod: undefined,
    });
    const quarry = 'Fröå quarry, north wall';
    assert.deepEqual(await said(`PETRO_${quarry} 63.4013,13.2026:1904/7`), {
      title: `Gneiss from ${quarry}`,
      abstract: `Sample. Found at ${quarry} in Sweden in July 1904.`,
      otherNames: ['1904/7'],
      latitudeDeg: 63.4013,
      collectionMethod: undefined,
    });
  });

  it('the same list again changes nothing, and puts nothing back that was moved since', async () => {
    await moveThings(house().unitOfWork, { things: ['PETRO_Åre:Pe-12-3'], to: 'SPA-R1-17' }, CALLER);
    const result = await take(house(), LIST);
    assert.deepEqual(findings(result), []);
    assert.deepEqual(result.byType.sample, { created: 0, updated: 0, unchanged: 3, refused: 0 });
    assert.deepEqual(result.byType.site, { created: 0, updated: 0, unchanged: 2, refused: 0 });
    assert.deepEqual(await found(house(), 'Pe_12:3'), [['PETRO_Åre:Pe-12-3', 'SPA-R1-17', null]]);
    const out = { things: ['PETRO_Åre:Pe-12-3'], to: null, reason: 'sent to Lund' };
    await moveThings(house().unitOfWork, out, CALLER);
    await take(house(), LIST);
    assert.deepEqual(await found(house(), 'Pe_12:3'), [['PETRO_Åre:Pe-12-3', null, null]]);
  });

  it('makes no sample twice, wherever a later list says that it was found, nor one in the place of another', async () => {
    const later = `Old number;What;Where found
1904/7;gneiss;Elsewhere
Pe-12-3;marble;Åre
1904/9;slate;Åre
1904/9;slate;Undersåker
`;
    const result = await take(house(), later);
    assert.deepEqual(findings(result), ['old-number-known 2', 'old-number-known 3', 'old-number-known 5']);
    assert.equal(result.byType.sample?.created, 1);
    assert.deepEqual((await found(house(), '1904/9')).length, 1);
  });

  it('keeps what cannot be put anywhere, and says where a place is told in two ways', async () => {
    const odd = `Old number;Site;Latitude;Longitude;Storage place;Box
A1;S1;10;20;NOWHERE;
A2;S1;10;21;;99
A3;S1;10;95000;;
`;
    const result = await take(house(), odd);
    assert.deepEqual(findings(result).toSorted(), [
      'box-without-place 3',
      'place-differs 3',
      'place-differs 4',
      'place-unknown 2',
    ]);
    assert.equal(result.byType.sample?.created, 3);
  });

  it('takes what several rows say of one site together, and what a table of sites says before it', async () => {
    const rows = `Old number;Site;Country;Locality;Latitude;Longitude
C1;S7;;;;
C2;S7;Norway;;;
C3;S7;Norway;Lofoten;68.1;13.5
`;
    const result = await take(house(), rows);
    assert.deepEqual(findings(result), []);
    const site = (name: string) =>
      house()
        .store.read.selectFrom('site')
        .innerJoin('tree_object as t', 't.id', 'site.id')
        .select(['country', 'locality', 'latitude_deg'])
        .where('t.combined_id', '=', name)
        .executeTakeFirst();
    assert.deepEqual(await site('PETRO_S7'), { country: 'Norway', locality: 'Lofoten', latitude_deg: 68.1 });
    const files = [
      inputOfBytes('sites.csv', Buffer.from('site;country\nS8;Finland\n')),
      inputOfBytes('collection.csv', Buffer.from('Old number;Site;Country\nD1;S8;Estonia\n')),
    ];
    const both = await importExpedition(house().unitOfWork, () => readInputs(files, PLACE), { ...PLACE, ...FOR_GOOD });
    assert.deepEqual(findings(both), ['place-stated 2']);
    assert.deepEqual(await site('PETRO_S8'), { country: 'Finland', locality: null, latitude_deg: null });
  });

  it('a sample in a hole gives the hole its position', async () => {
    const result = await take(house(), 'Old number;Site;Hole;Lat;Long;Country\nB1;9;A;47.5;8.25;Switzerland\n');
    assert.deepEqual(findings(result), []);
    const place = await house()
      .store.read.selectFrom('hole')
      .innerJoin('tree_object as t', 't.id', 'hole.id')
      .innerJoin('site', 'site.id', 't.parent_id')
      .select(['hole.latitude_deg', 'hole.longitude_deg', 'site.country', 'site.latitude_deg as ofSite'])
      .where('t.combined_id', '=', 'PETRO_9_A')
      .executeTakeFirst();
    assert.deepEqual(place, { latitude_deg: 47.5, longitude_deg: 8.25, country: 'Switzerland', ofSite: null });
  });
});
