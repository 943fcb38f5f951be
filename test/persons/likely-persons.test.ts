import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { likelyDuplicates } from '../../src/domain/person/likely-same.ts';
import { likenessKey } from '../../src/domain/person/likeness-key.ts';
import { curatedHomes, likelyPersonAt, likelyPersons } from '../../src/operations/persons/likely-persons.ts';
import { insertRows } from '../../src/store/engine/set-based.ts';
import { newKey } from '../../src/store/new-key.ts';
import { personStore } from '../../src/store/ports/person-store.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { holeRows, importRows, row } from '../store/tree-rows.ts';
import { publicationRows } from './publication-rows.ts';

const ORCID = '0000-0002-1825-0097';
/** Names whose keys the engines could make in two ways. */
const ODD = [
  'Øster, Åsa',
  'van der Berg, Jan',
  'Smith-Jones, J.-P.',
  'Weiß, Ægir',
  'ИВАНОВ, Пётр',
  "O'Neil, Þór",
  'Łoś, Đ.',
];

onEachEngine('people who likely stand several times, by page', (house) => {
  const persons = () => personStore(house().store.read, house().store.engine);
  const within = () => curatedHomes(persons(), OPERATOR);
  const listed = async (limit: number) => {
    const found: string[] = [];
    let after: string | undefined = '';
    for (let pages = 0; after !== undefined; pages += 1) {
      assert.ok(pages < 100, 'pages come to an end');
      const page = await likelyPersons(persons(), await within(), { after, limit });
      assert.ok(page.groups.length >= limit || page.next === undefined);
      found.push(...page.groups.map((one) => `${one.best.name} ${one.mentions.length}`));
      after = page.next;
    }
    return found;
  };
  before(async () => {
    const authors = [
      ...ODD.flatMap((name) => [name, name.replace(/, (\S)\S*/, ', $1.')]),
      ...['Brandt, Sabine', 'Brandt, S.', 'Brandt, Stefan', 'Wang, Lei', 'Wang, Fang', 'Plato', 'Jan van der Berg'],
      ...Array.from({ length: 40 }, (_, at) => [`Name${at}, Given`, `Name${at}, G.`]).flat(),
    ];
    await house().store.unitOfWork((db) =>
      insertRows(db, house().store.engine, 'publication', publicationRows(authors, 10)),
    );
    const names = { program: 'TESTP', expedition: '9001' };
    const stated = (contributor: string) =>
      row('contributor', { ...names, contributor }, { contributor, role: 'DataCollector', orcid: ORCID });
    const people = ['Abel, Mia', 'Zander, Mia'].map(stated);
    const taken = await importRows(house(), [...holeRows('TESTP', '9001', 0, 0), ...people]);
    assert.ok(taken.kept);
  });

  it('says of each name the key that the domain says', async () => {
    const all = await persons().mentions();
    assert.ok(all.length > 90);
    for (const one of all) assert.equal(one.likeness, likenessKey(one.name), one.name);
  });

  it('finds page by page the same people as all of them at once', async () => {
    const whole = likelyDuplicates(await persons().mentions()).map((one) => `${one.best.name} ${one.mentions.length}`);
    assert.ok(whole.length > 45 && whole.includes('Brandt, Sabine 2'));
    for (const limit of [3, 20, 1000]) assert.deepEqual((await listed(limit)).toSorted(), whole.toSorted());
  });

  it('joins by an ORCID over family names, and finds the group from each of its places', async () => {
    const both = (await persons().mentions({ within: await within() })).filter((one) => one.orcid === ORCID);
    assert.equal(both.length, 2);
    for (const one of both) assert.equal((await likelyPersonAt(persons(), await within(), one))?.mentions.length, 2);
    const gone = { kind: 'contributor', placeId: newKey(), position: 0 } as const;
    assert.equal(await likelyPersonAt(persons(), await within(), gone), undefined);
  });

  it('finds by a family name, with accents and particles or without', async () => {
    const named = async (family: string) =>
      (await persons().mentions({ within: await within(), family })).map((one) => one.name).toSorted();
    assert.deepEqual(await named('oster'), ['Øster, Å.', 'Øster, Åsa']);
    assert.deepEqual(await named('van der BERG'), ['Jan van der Berg', 'van der Berg, J.', 'van der Berg, Jan']);
    assert.deepEqual(await named('Nobody'), []);
    assert.deepEqual(await named('%'), []);
  });

  it('shows nobody to who curates nothing', async () => {
    const homes = await curatedHomes(persons(), clientCaller('GFZ.OTHER'));
    assert.deepEqual(homes, { expeditionIds: [], parties: [] });
    assert.deepEqual((await likelyPersons(persons(), homes, { after: '', limit: 5 })).groups, []);
    assert.equal(await persons().countMentions(homes), 0);
  });
});
