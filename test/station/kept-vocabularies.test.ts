import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onEachEngine } from '../store/each-engine.ts';
import { enter, expeditionToEnter, run } from './entering.ts';

onEachEngine('the vocabularies a save is checked with', (house) => {
  it('are the latest of the installation, however often one way in was used before', async () => {
    const place = await expeditionToEnter(house(), '7951');
    let core = 1;
    const isTaken = async () => {
      const { outcomes } = await enter(house(), place, [run(place.holeId, core++, { core_type: '9' })]);
      const codes = outcomes[0]!.findings.filter((one) => one.severity !== 'info').map((one) => one.code);
      return [outcomes[0]!.result, ...codes];
    };
    const keep = (number: number, value: string) =>
      house().unitOfWork((work) => {
        const terms = JSON.stringify([{ key: value, label: value, scheme: 'mdis/core-type', broader: [] }]);
        const words = { name: 'mdis/core-type', title: 'Core types', version: `${number}`, source: 'a test' };
        const version = { ...words, number, terms, contentHash: `${number}`, createdAt: work.now() };
        return work.vocabularies.add(version, 'test');
      });
    assert.deepEqual(await isTaken(), ['refused', 'unknown-term']);
    await keep(1, '9');
    assert.deepEqual(await isTaken(), ['done']);
    assert.deepEqual(await isTaken(), ['done']);
    await keep(2, 'H');
    assert.deepEqual(await isTaken(), ['refused', 'unknown-term']);
  });
});
