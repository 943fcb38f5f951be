import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addClient, clientCaller, described } from '../registry/parties.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';

const IGSNS = ['ICD1', 'ICD2', 'ICD3'];

describe('what one installation exports another takes as it is', () => {
  let place: TestPlace;
  let other: TestPlace;
  before(async () => {
    place = await sqlitePlace();
    other = await sqlitePlace();
    for (const one of [place, other]) {
      const house = await houseAt(one, {}, 'none');
      // XML names the page of its record, which lies at the first installation.
      await addClient(house, 'GFZ.ICDP', ['ICD'], { domains: ['*'] });
      if (one === place)
        for (const igsn of IGSNS)
          await house.takeChange({
            caller: clientCaller('GFZ.ICDP'),
            igsn,
            description: described(igsn),
            wish: 'findable',
          });
      await house.close();
    }
  });
  after(async () => {
    await place?.dispose();
    await other?.dispose();
  });

  it('as JSON and as XML, by bulk and by convert', async () => {
    const folder = join(place.dataFolder, 'exports');
    mkdirSync(folder);
    const [json, xml, converted] = ['recs.json', 'recs.xml', 'datacite.xml'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const [format, out] of [
      ['json', json],
      ['igsngfz', xml],
    ] as const) {
      const exported = await callHere(['export', format, '--out', out, ...place.flags]);
      assert.equal(exported.status, 0, exported.error);
      const taken = await callHere(['bulk', out, '--client', 'GFZ.ICDP', '--json', ...other.flags]);
      assert.deepEqual(
        [taken.status, JSON.parse(taken.out).accepted],
        [0, 3],
        taken.error + readFileSync(JSON.parse(taken.out).results, 'utf8'),
      );
    }
    const told = await callHere(['convert', xml, '--to', 'datacite4', '--out', converted]);
    assert.match(told.out + told.error, /3 records written/);
    for (const igsn of IGSNS) assert.ok(readFileSync(converted, 'utf8').includes(igsn), igsn);
  });
});
