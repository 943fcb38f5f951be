import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { publicRecord } from '../../src/dissemination/public-record.ts';
import { publishedDescription } from '../../src/dissemination/published-description.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { keepMedia } from '../../src/operations/registry/keep-media.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { CONTEXT } from '../conformance/formats/example-descriptions.ts';
import { findIgsns, indexNow } from '../search/small-catalogue.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described } from './parties.ts';

const CALLER = clientCaller('GFZ.ICDP');
const PHOTO = 'https://example.org/cores/ICD1.jpg';
const TODAY = '2026-02-01';

onEachEngine('images that are registered with a record', (house) => {
  before(async () => {
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    const one = { caller: CALLER, igsn: 'ICD1', description: described('ICD1'), wish: 'findable' as const };
    const [made] = await house().unitOfWork((work) => changeRecords(work, [one], house().rules));
    assert.equal(made?.outcome, 'created');
    await house().store.unitOfWork((db) => db.updateTable('record').set({ state: 'registered' }).execute());
  });

  const keep = (mediaType: string, url: string) =>
    keepMedia(house().unitOfWork, { igsn: 'ICD1', media: [{ mediaType, url }], isTry: false }, house().rules, CALLER);
  const record = async () => (await findRecord(house().store.read, 'ICD1'))!;
  const found = async () => {
    await indexNow(house().store, TODAY);
    return findIgsns(house().store, 'has=image');
  };

  it('make it new for harvesters; other files and the same again do not', async () => {
    const { version } = (await record()).facts;
    await keep('application/pdf', 'https://example.org/log.pdf');
    assert.equal((await record()).facts.version, version);
    assert.deepEqual(await found(), []);
    await keep('image/jpeg', PHOTO);
    await keep('image/jpeg', PHOTO);
    assert.equal((await record()).facts.version, version + 1);
    assert.deepEqual(await found(), ['ICD1']);
  });

  it('stand in its published description once, and in the formats that have a place for them', async () => {
    const whole = await record();
    assert.equal(whole.description.images, undefined);
    const shown = publicRecord(whole, TODAY);
    assert.deepEqual(publishedDescription(shown, { name: 'x' }).images, [{ url: PHOTO }]);
    const stated = { ...whole, description: { ...whole.description, images: [{ url: PHOTO, caption: 'Core' }] } };
    assert.deepEqual(publicRecord(stated, TODAY).description.images, [{ url: PHOTO, caption: 'Core' }]);
    for (const name of ['jsonld', 'datacite4', 'igsngfz', 'iso19115-3', 'dcat']) {
      const format = FORMATS.find((one) => one.name === name)!;
      assert.ok(format.write(shown.description, shown.facts, CONTEXT).includes(PHOTO), name);
    }
  });

  it('are kept back with everything else while an embargo runs', async () => {
    const closed = { ...(await record()).description, isPublic: false, moratoriumUntil: '2026-12-31' };
    assert.equal(publicRecord({ ...(await record()), description: closed }, TODAY).description.images, undefined);
  });
});
