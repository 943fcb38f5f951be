import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMATS } from '../../../src/formats/formats.ts';
import { harvestIn } from './fill-harvested.ts';
import { fillStore, igsnOf } from './fill-store.ts';
import { ask, harvest, igsns } from './harvest.ts';
import { prepare } from './prepare.ts';
import { faceOf, serveOai } from './serve-oai.ts';
import { ENGINES } from './temporary-store.ts';

const ID = 'oai:registry.example.org:';
/** IGSNs that ARDC does not take, since they do not begin with two letters. */
const outside = (n: number) => `1${igsnOf(n)}`;

for (const engine of ENGINES) {
  test(`${engine.name}: what a format demands and a record has not keeps it out of the format everywhere`, async () => {
    const { store, dispose } = await engine.open();
    try {
      // More than ten pages of such records running are no fault of the format.
      await fillStore(store, [
        { igsn: igsnOf(0) },
        ...Array.from({ length: 24 }, (_, n) => ({ igsn: outside(n) })),
        { igsn: igsnOf(1) },
        { igsn: outside(98), state: 'withdrawn' },
        { igsn: igsnOf(2) },
        { igsn: outside(99) },
      ]);
      await harvestIn(store, { igsn: 'THEIRS' }, { igsn: '2THEIRS' }, { igsn: '3THEIRS' });
      const face = faceOf(store);
      const failed: string[] = [];
      const options = { recordsPerPage: 2, headersPerPage: 2, prepared: ['ardc'] };
      const app = serveOai(face, FORMATS, { ...options, onBadRecord: (igsn) => void failed.push(igsn) });
      const expected = [igsnOf(0), igsnOf(1), outside(98), igsnOf(2), 'THEIRS'];
      for (const isPrepared of [false, true]) {
        if (isPrepared) await prepare(face, ['ardc']);
        for (const verb of ['ListRecords', 'ListIdentifiers']) {
          const pages = await harvest(app, `verb=${verb}&metadataPrefix=ardc`);
          assert.deepEqual(
            [igsns(pages), pages.flatMap((page) => page.errors)],
            [expected, []],
            `${verb} ${isPrepared}`,
          );
        }
      }
      for (const igsn of [...expected, outside(0), outside(99), '2THEIRS']) {
        const isIn = expected.includes(igsn);
        const formats = await ask(app, `verb=ListMetadataFormats&identifier=${ID}${igsn}`);
        assert.equal(formats.body.includes('<metadataPrefix>ardc<'), isIn, igsn);
        assert.ok(formats.body.includes('<metadataPrefix>oai_dc<'), igsn);
        const { errors, headers } = await ask(app, `verb=GetRecord&metadataPrefix=ardc&identifier=${ID}${igsn}`);
        assert.deepEqual([errors, headers.length], isIn ? [[], 1] : [['cannotDisseminateFormat'], 0], igsn);
      }
      assert.deepEqual((await ask(app, `verb=ListRecords&metadataPrefix=ardc&set=type:hole`)).errors, [
        'noRecordsMatch',
      ]);
      assert.deepEqual(failed, [], 'nothing is reported as a failure');
    } finally {
      await dispose();
    }
  });
}
