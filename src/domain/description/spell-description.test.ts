import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleDescription } from './sample-description.ts';
import { spellDescription, spellOctets } from './spell-description.ts';

const description = (parts: Partial<SampleDescription>): SampleDescription =>
  ({
    igsn: 'ICDP5054EX1A001',
    title: 'A “quoted” title – with a dash',
    children: [],
    agents: [],
    relatedWorks: [],
    ...parts,
  }) as unknown as SampleDescription;

const AGENTS = [{ name: 'Lorenz, Henning', isOrganisation: false, role: 'ProjectLeader', isCreator: true }];
const WORKS = [{ identifier: '10.1/x', identifierType: 'DOI', relationType: 'IsCitedBy', title: 'On "cores"' }];

test('a spelled description reads back as it was', () => {
  for (const one of [
    description({}),
    description({ agents: AGENTS, relatedWorks: WORKS }),
    description({ agents: AGENTS }),
  ])
    assert.deepEqual(JSON.parse(spellDescription(one)), one);
});

test('spelled in octets it is the same, also where it is long or beyond ASCII', () => {
  for (const one of [
    description({}),
    description({ agents: AGENTS, relatedWorks: WORKS }),
    description({ title: '深さ 12 m – “𝕊” \ud800 \u0000', agents: AGENTS }),
    description({ comment: 'Größe '.repeat(20_000), relatedWorks: WORKS }),
  ])
    assert.equal(Buffer.from(spellOctets(one)).toString(), spellDescription(one));
});

test('equal descriptions are spelled alike, whether or not they share their lists', () => {
  const shared = spellDescription(description({ agents: AGENTS, relatedWorks: WORKS }));
  assert.equal(spellDescription(description({ agents: AGENTS, relatedWorks: WORKS })), shared);
  assert.equal(
    spellDescription(description({ agents: structuredClone(AGENTS), relatedWorks: structuredClone(WORKS) })),
    shared,
  );
});
