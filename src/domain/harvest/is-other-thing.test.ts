import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isOtherThing } from './is-other-thing.ts';

it('a record is of another thing only where its type says so', () => {
  const kinds = (...labels: readonly string[]) => {
    const [first, ...more] = labels.map((label) => ({ label }));
    return { ...(first && { resourceType: first }), furtherResourceTypes: more };
  };
  const others = [
    { generalType: 'Dataset' },
    { generalType: 'JournalArticle', resourceType: { label: 'Core' } },
    kinds('Dataset'),
    kinds('info:eu-repo/semantics/article'),
    kinds('http://purl.org/dc/dcmitype/StillImage'),
    kinds('Still image'),
    kinds('Grain sizes of a core', 'Text'),
  ];
  for (const one of others) assert.equal(isOtherThing(one), true, JSON.stringify(one));
  const samples = [
    {},
    { generalType: 'PhysicalObject' },
    { generalType: 'Collection' },
    { generalType: 'Other' },
    { generalType: 'Collection', resourceType: { label: 'Dataset' } },
    kinds('Core'),
    kinds('PhysicalObject', 'Dataset'),
    kinds('Text of a rock'),
  ];
  for (const one of samples) assert.equal(isOtherThing(one), false, JSON.stringify(one));
});
