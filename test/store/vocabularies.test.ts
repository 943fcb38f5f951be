import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findTerm } from '../../src/domain/vocabulary/find-term.ts';
import type { StatedTerm, StatedVocabulary } from '../../src/domain/vocabulary/stated-vocabulary.ts';
import { ownVocabularies } from '../../src/operations/own-vocabularies.ts';
import { updateVocabulary } from '../../src/operations/update-vocabulary.ts';
import { vocabularyStore } from '../../src/store/ports/vocabulary-store.ts';
import { onEachEngine } from './each-engine.ts';
import { holeRows, importRows, numbered, TESTER } from './tree-rows.ts';

const LIST = 'http://example.org/core-types';

const letters = (version: string, ...terms: readonly (readonly [string, string, Partial<StatedTerm>?])[]) => {
  const file: StatedVocabulary = {
    file: 'core-types.ttl',
    schemes: [{ uri: LIST, version }],
    terms: terms.map(([notation, label, more]) => ({
      uri: `${LIST}/${notation}`,
      label,
      notation,
      alternatives: [],
      broader: [],
      schemes: [LIST],
      deprecated: false,
      ...more,
    })),
    placeOf: () => ({ file: 'core-types.ttl' }),
  };
  return file;
};

onEachEngine('vocabularies of an installation', (house) => {
  const update = (file: StatedVocabulary, more = {}) =>
    updateVocabulary(house().unitOfWork, file, { actor: TESTER, hash: house().rules.hash, ...more });
  const inUse = () => ownVocabularies(vocabularyStore(house().store.read));
  const versions = () =>
    house()
      .store.read.selectFrom('vocabulary_version')
      .select(['name', 'number', 'version', 'created_by'])
      .orderBy('number')
      .execute();

  it('are those of the program as long as there are none', async () => {
    assert.equal(findTerm('odm2/medium', 'rock', await inUse())?.label, 'Rock');
    assert.equal((await inUse()).scheme('own/types'), undefined);
  });

  it('are kept as versions; the newest is in use, the older ones stay', async () => {
    const dry = await update(letters('1', ['A', 'Auger']), { dryRun: true });
    assert.deepEqual([dry.ok && dry.value.kept, (await versions()).length], [false, 0]);

    const first = await update(letters('1', ['A', 'Auger'], ['B', 'Box']));
    assert.ok(first.ok);
    const { name, number, isNewScheme, kept, terms, added } = first.value;
    assert.deepEqual(
      [name, number, isNewScheme, kept, terms, added],
      ['own/types', 1, true, true, 2, ['Auger', 'Box']],
    );

    const again = await update(letters('1', ['A', 'Auger'], ['B', 'Box']));
    assert.deepEqual(again.ok && [again.value.kept, again.value.number], [false, 1]);

    const second = await update(letters('2', ['A', 'Auger', { deprecated: true }], ['B', 'Box'], ['C', 'Clam']));
    assert.deepEqual(second.ok && [second.value.number, second.value.added, second.value.deprecated], [
      2,
      ['Clam'],
      ['Auger'],
    ]);
    assert.equal(findTerm('own/types', 'clam', await inUse())?.uri, `${LIST}/C`);
    assert.equal(findTerm('own/types', 'auger', await inUse())?.deprecated, true);
    assert.deepEqual(
      (await versions()).map((one) => [one.name, one.number, one.version, one.created_by]),
      [
        ['own/types', 1, '1', TESTER.name],
        ['own/types', 2, '2', TESTER.name],
      ],
    );
    const audit = await house()
      .store.read.selectFrom('audit')
      .selectAll()
      .where('action', '=', 'update-vocabulary')
      .execute();
    assert.deepEqual(
      audit.map(({ subject }) => subject),
      ['own/types', 'own/types'],
    );
  });

  it('keep nothing of a file with an error', async () => {
    const refused = await update(letters('3', ['B', 'Box']));
    assert.deepEqual([refused.ok, refused.findings.map(({ code }) => code)], [false, ['term-removed']]);
    assert.equal((await versions()).length, 2);
  });

  it('of two updates at once the second is checked against the first', async () => {
    const both = await Promise.all([
      update(letters('4', ['A', 'Auger'], ['B', 'Box'], ['C', 'Clam'], ['D', 'Diver'])),
      update(letters('5', ['A', 'Auger'], ['B', 'Box'], ['C', 'Clam'], ['E', 'Elevator'])),
    ]);
    assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
    assert.equal((await versions()).length, 3);
  });

  it('are what an import checks its rows with', async () => {
    const rows = holeRows('ICDP', '9301', 1, 1).map((one) =>
      one.type === 'core_run' ? { ...one, values: { ...one.values, core_type: 'Q' } } : one,
    );
    const unknown = async () => {
      const { findings } = await importRows(house(), numbered(rows));
      return findings.filter(({ code }) => code === 'unknown-term').length;
    };
    assert.ok((await unknown()) > 0);
    const known = 'BHLMNOPRSTWXZ'
      .split('')
      .map((letter) => [letter, findTerm('mdis/core-type', letter)!.label] as const);
    const kept = await update(letters('6', ...known, ['Q', 'Quick corer']), { name: 'mdis/core-type' });
    assert.deepEqual(kept.ok && [kept.value.name, kept.value.added.includes('Quick corer')], ['mdis/core-type', true]);
    assert.equal(await unknown(), 0);
  });
});
