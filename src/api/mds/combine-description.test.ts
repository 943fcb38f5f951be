import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDescription } from '../../formats/reading/read-description.ts';
import { combineDescription } from './combine-description.ts';

const member = (igsn: string, name = igsn) => ({ igsn, name });
const work = (identifier: string, relationType = 'IsCitedBy') => ({ identifier, identifierType: 'DOI', relationType });

const DESCRIBED = readDescription(
  { code: 'ABC1' },
  {
    title: 'A core',
    abstract: 'Grey.',
    parent: member('ABC0', 'The hole'),
    children: [member('ABC2', 'A section')],
    relatedWorks: [work('10.1/X')],
  },
);
const REGISTERED = readDescription(
  { code: 'ABC1', prefix: '10273' },
  {
    parent: member('ABC0'),
    children: [member('ABC2'), member('ABC3')],
    relatedWorks: [work('10.1/x'), work('10.1/y')],
  },
);

test('nothing said gives the identifier alone', () => {
  const { igsn, title, namespace } = combineDescription('ABC1', {});
  assert.deepEqual([igsn, title, namespace], ['ABC1', 'ABC1', 'ABC']);
});

test('a registration alone is what it says, without the prefix that is ours', () => {
  const combined = combineDescription('ABC1', { registered: REGISTERED });
  assert.deepEqual([combined.prefix, combined.parent?.igsn, combined.title], [undefined, 'ABC0', 'ABC1']);
});

test('a catalogue title names what nobody described, and nothing else', () => {
  assert.equal(combineDescription('ABC1', { registered: REGISTERED, cataloguedTitle: 'T' }).title, 'T');
  assert.equal(combineDescription('ABC1', { described: DESCRIBED, cataloguedTitle: 'T' }).title, 'A core');
});

test('a registration adds family and works to a description, none twice, and takes nothing away', () => {
  const combined = combineDescription('ABC1', { described: DESCRIBED, registered: REGISTERED });
  assert.deepEqual([combined.title, combined.abstract], ['A core', 'Grey.']);
  assert.deepEqual(combined.parent, member('ABC0', 'The hole'));
  assert.deepEqual(combined.children, [member('ABC2', 'A section'), member('ABC3')]);
  assert.deepEqual(
    combined.relatedWorks.map((one) => one.identifier),
    ['10.1/X', '10.1/y'],
  );
  const thin = readDescription({ code: 'ABC1' }, {});
  assert.deepEqual(combineDescription('ABC1', { described: DESCRIBED, registered: thin }), DESCRIBED);
});

test('another parent of the registration is the parent', () => {
  const registered = readDescription({ code: 'ABC1' }, { parent: member('ABC9') });
  assert.deepEqual(combineDescription('ABC1', { described: DESCRIBED, registered }).parent, member('ABC9'));
});
