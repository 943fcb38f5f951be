import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FACETS } from './facets.ts';
import { readSearchRequest } from './read-search-request.ts';
import { writeSearchRequest } from './write-search-request.ts';

const read = (query: string) => readSearchRequest(new URLSearchParams(query));

describe('a search in an address', () => {
  const whole =
    'q=garnet&type=hole&type=sample&lithology=gneiss&depth_from=1.5&depth_to=20&bbox=170,-10,-170,10&sort=title';

  it('is read and written the same', () => {
    const { request, findings } = read(whole);
    assert.deepEqual(findings, []);
    assert.deepEqual(readSearchRequest(writeSearchRequest(request)).request, request);
    assert.equal(decodeURIComponent(writeSearchRequest(request).toString()), whole);
  });

  it('takes a box side by side and a ring that is closed', () => {
    assert.deepEqual(read('west=1&south=2&east=3&north=4').request.box, {
      westDeg: 1,
      southDeg: 2,
      eastDeg: 3,
      northDeg: 4,
    });
    assert.equal(read('polygon=0,0;1,0;1,1;0,0').request.polygon?.length, 3);
    assert.equal(read('west=&south=&east=&north=').request.box, undefined);
  });

  const wrong: readonly (readonly [query: string, field: string])[] = [
    ['depth_from=deep', 'depth_from'],
    ['depth_from=9&depth_to=1', 'depth_from'],
    ['year_from=2014.5', 'year_from'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=1,50,2,40', 'bbox'],
    ['bbox=,,,1', 'bbox'],
    ['polygon=0,0;1,1', 'polygon'],
    ['polygon=0,0;1,x;2,2', 'polygon'],
    ['sort=size', 'sort'],
  ];
  for (const [query, field] of wrong) {
    it(`says what is wrong with ${query}`, () => {
      const { findings, request } = read(query);
      assert.deepEqual([findings.map((one) => one.field)], [[field]]);
      assert.equal(writeSearchRequest(request).toString(), '');
    });
  }

  it('never throws, and what it reads it reads again', () => {
    const names = [...FACETS, 'q', 'depth_from', 'depth_to', 'year_to', 'age_from', 'bbox', 'polygon', 'sort', 'west'];
    const pairs = fc.array(fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(pairs, (query) => {
        const { request } = readSearchRequest(new URLSearchParams(query));
        assert.deepEqual(readSearchRequest(writeSearchRequest(request)).request, request);
      }),
    );
  });
});
