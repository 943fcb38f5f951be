import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import { NoAnswer } from '../../shared/ask-server.ts';
import { said, say } from '../../shared/say.ts';
import { askWhoAndWhat } from './ask-who-and-what.ts';
import { checkHere } from './check-here.ts';
import { keptVocabularies } from './fields-of.ts';
import type { KeptDatabase } from './kept-database.ts';
import { noAnswer } from './no-answer.ts';
import { awaySince, expeditions, isSignedOut, person, vocabularies } from './station-state.ts';
import { answering, memoryDatabase } from './testing/memory-database.ts';

const EXPEDITION = {
  id: '1',
  code: '5054',
  name: 'COSC',
  program: 'ICDP',
  namespace: 'ICDP',
  holes: [],
  mayEnter: true,
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/station/expeditions': { expeditions: [EXPEDITION] },
  '/me': { name: 'ida' },
  '/station/fields': { types: [] },
};

/** Asks a server that answers only these; in the place of others it gives `instead`, 503 where that is undefined. */
async function askOnly(answered: readonly string[], instead?: unknown) {
  const kept = memoryDatabase({});
  globalThis.fetch = answering((path) => {
    const asked = path.replace(/^.*api\/v1/, '');
    return answered.includes(asked) ? ANSWERS[asked] : instead;
  });
  return { kept, asked: await askWhoAndWhat(kept as unknown as KeptDatabase) };
}

describe('what the station asks when it starts', () => {
  const { fetch } = globalThis;
  mock.method(console, 'error', () => {});
  afterEach(() => {
    globalThis.fetch = fetch;
    awaySince.value = undefined;
    isSignedOut.value = false;
    say('');
  });

  it('a question without an answer keeps nothing from the others, and the server is not away for it', async () => {
    const { kept, asked } = await askOnly(['/station/expeditions', '/me']);
    assert.deepEqual(asked, { isAnswered: true, isToAskAgain: true });
    assert.deepEqual([expeditions.value.map(({ code }) => code), person.value], [['5054'], 'ida']);
    assert.deepEqual([...kept.facts.keys()].toSorted(), ['expeditions', 'person']);
    assert.equal(awaySince.value, undefined);
  });

  it('an answer that cannot be read is not asked for again and again', async () => {
    const { asked } = await askOnly(['/station/expeditions', '/me'], { unknown: true });
    assert.deepEqual(asked, { isAnswered: true, isToAskAgain: false });
  });

  it('lists of the installation are kept, and checked by, also when the browser starts without the server', async () => {
    const own = { name: 'mdis/core-type', title: 'Core type', version: '2', source: 'here' };
    const term = { key: 'Q', label: 'Quick corer', notation: 'Q', scheme: 'mdis/core-type', broader: [] };
    const { kept } = await askOnly([], { types: [], schemes: [{ ...own, terms: [term] }] });
    const tree = { get: () => undefined, below: () => [] };
    const values = { core: 1, drillers_top_depth_m: 1, drilled_length_m: 3, core_recovery_m: 3, core_type: 'Q' };
    const codes = () =>
      checkHere(tree as never, { type: 'core_run', name: '1', parentId: 'hole', values }).map(({ code }) => code);
    assert.ok(!codes().includes('unknown-term'));
    vocabularies.value = keptVocabularies(undefined);
    assert.ok(codes().includes('unknown-term'));
    vocabularies.value = keptVocabularies(kept.facts.get('schemes'));
    assert.ok(!codes().includes('unknown-term'));
    vocabularies.value = keptVocabularies(undefined);
  });

  it('with no answer at all the server is away', async () => {
    const { asked } = await askOnly([]);
    assert.deepEqual(asked, { isAnswered: false, isToAskAgain: true });
    assert.notEqual(awaySince.value, undefined);
  });

  it('a server that refuses is not away, and its words are told', () => {
    noAnswer(new NoAnswer('refused', 403, 'Not allowed.'));
    assert.deepEqual([awaySince.value, isSignedOut.value, said.value], [undefined, false, 'Not allowed.']);
  });
});
