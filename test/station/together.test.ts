import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { localCaller } from '../../src/operations/caller.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, type Entering, enter, expeditionToEnter, objectsOf, run, section } from './entering.ts';
import { countStatements } from './statements.ts';

const READER = { ...localCaller({ name: 'eve', origin: 'test' }), grants: [{ role: 'reader', party: '' }] } as const;

onEachEngine('stations that save at the same moment', (house) => {
  let place: Entering;
  before(async () => {
    place = await expeditionToEnter(house(), '7801', { runs: 1, sections: 1 });
  });
  const at = (station: string, ...operations: Parameters<typeof enter>[2]) =>
    enter(house(), place, operations, { station });

  it('are one unit of work, in which each sees what those before it did, and each is told of its own', async () => {
    const made = run(place.holeId, 10);
    let answers: Awaited<ReturnType<typeof enter>>[] = [];
    const count = await countStatements(async () => {
      answers = await Promise.all([
        at('floor', made),
        at('lab', section(made.object.id, '1')),
        at('tent', section(made.object.id, '1')),
        at('store', change(made.object.id, 'curator', null, 'Ines')),
        at('van', change(made.object.id, 'curator', null, 'Tom')),
      ]);
    });
    const outcomes = answers.map(({ outcomes: [one] }) => one!);
    assert.deepEqual(
      outcomes.map(({ result }) => result),
      ['done', 'done', 'refused', 'done', 'conflict'],
    );
    assert.match(outcomes[2]!.findings[0]!.message, /The next free is 2\./);
    assert.deepEqual([outcomes[4]!.conflicts![0]!.now, outcomes[4]!.conflicts![0]!.nowBy], ['Ines', 'test at store']);
    assert.deepEqual(
      outcomes.map(({ object }) => object?.changedBy),
      ['test at store', 'test at lab', undefined, 'test at store', 'test at store'],
    );
    assert.ok(count < 30, `${count} statements`);
  });

  it('harm no other where one may not, or where what one sent cannot be kept', async () => {
    const [good, other] = [run(place.holeId, 20), run(place.holeId, 21)];
    const broken = {
      ...run(place.holeId, 22),
      at: { toJSON: () => assert.fail('cannot be kept') } as unknown as string,
    };
    const answers = await Promise.allSettled([
      at('floor', good),
      enter(house(), place, [run(place.holeId, 23)], { caller: READER }),
      at('tent', broken),
      at('lab', other),
      at('none'),
    ]);
    assert.deepEqual(
      answers.map((one) => (one.status === 'fulfilled' ? one.value.outcomes[0]!.result : one.reason.code)),
      ['done', 'not-allowed', 'ERR_ASSERTION', 'done', 'invalid-input'],
    );
    const names = (await objectsOf(house(), place.expeditionId)).map((one) => one.combinedId);
    assert.deepEqual(
      ['020', '021', '022', '023'].map((core) => names.includes(`7801_1_A_${core}`)),
      [true, true, false, false],
    );
  });

  it('have one answer for an operation that two of them send, done once', async () => {
    const made = run(place.holeId, 30);
    const before = await enter(house(), place, [section('018f0000-0000-7000-8000-000000000000', '1')]);
    assert.equal(before.outcomes[0]!.result, 'refused');
    const answers = await Promise.all([at('floor', made), at('floor', made), at('floor', run(place.holeId, 31), made)]);
    const told = answers.map(({ outcomes }) => outcomes.at(-1));
    assert.equal(told[0]!.result, 'done');
    assert.deepEqual([told[1], told[2]], [told[0], told[0]]);
    assert.equal(answers[2]!.outcomes.length, 2);
  });

  it('leave no gap in the numbers where one was refused', async () => {
    const numbers = async () => {
      const { outcomes } = await at('floor', run(place.holeId, 40 + taken++));
      return outcomes[0]!.object!.igsn!;
    };
    let taken = 0;
    const first = await numbers();
    const twice = run(place.holeId, 10);
    const refused = await Promise.all([at('lab', twice), at('tent', { ...twice, id: run('', 1).id })]);
    assert.deepEqual(
      refused.map(({ outcomes }) => outcomes[0]!.result),
      ['refused', 'refused'],
    );
    const [next, third] = [await numbers(), await numbers()];
    const { rows } = { rows: await house().store.read.selectFrom('identifier').select(['igsn', 'key']).execute() };
    const keyOf = (igsn: string) => rows.find((row) => row.igsn === igsn)!.key!;
    assert.deepEqual([keyOf(next) - keyOf(first), keyOf(third) - keyOf(next)], [1, 1]);
  });
});
