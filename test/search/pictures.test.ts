import assert from 'node:assert/strict';
import { it } from 'node:test';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { keepMedia } from '../../src/operations/registry/keep-media.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { pageServer, testFace } from '../journeys/fixture/small-server.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { RULES } from './pushed-records.ts';
import { findIgsns, indexNow } from './small-catalogue.ts';

onEachEngine('pictures that are registered as media', (house) => {
  it('are found, and named near the head, while nothing of the record is kept back', async () => {
    const { sample, run } = await fillSmallExpedition(house().store);
    const pictured = async () => {
      await indexNow(house().store);
      return findIgsns(house().store, 'has=image');
    };
    const page = async () => (await pageServer(testFace(house().store)).inject(`/igsn/${sample}`)).body;
    assert.deepEqual(await pictured(), []);
    const rules = { ...RULES, alwaysAllowedDomains: ['samples.example'] };
    const keep = (igsn: string, mediaType: string, url: string) =>
      keepMedia(house().unitOfWork, { igsn, media: [{ mediaType, url }], isTry: false }, rules, OPERATOR);
    await keep(sample, 'image/jpeg', 'https://samples.example/files/half.jpg');
    await keep(run, 'text/csv', 'https://samples.example/files/log.csv');
    assert.deepEqual(await pictured(), [sample]);
    assert.match(await page(), /id="pictures".*<img src="https:\/\/samples\.example\/files\/half\.jpg"/);
    const withheld = { members: ['rock'], until: '2030-01-01' } as const;
    const wanted = { caller: OPERATOR, igsn: sample, wish: 'keep', privacy: { withheld } } as const;
    const [outcome] = await house().unitOfWork((work) => changeRecords(work, [wanted], RULES));
    assert.notEqual(outcome?.outcome, 'refused', JSON.stringify(outcome));
    assert.deepEqual(await pictured(), []);
    assert.doesNotMatch(await page(), /id="pictures"/);
  });
});
