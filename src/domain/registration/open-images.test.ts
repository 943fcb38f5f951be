import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openImages } from './open-images.ts';

const IMAGES = [{ url: 'https://a.example/1.jpg' }];

test('registered images are shown only while nothing of the record is withheld', () => {
  assert.deepEqual(openImages(IMAGES, { withheld: null }, '2026-01-01'), IMAGES);
  const withheld = { members: ['rock'], until: '2026-02-01' } as const;
  assert.deepEqual(openImages(IMAGES, { withheld }, '2026-01-31'), []);
  assert.deepEqual(openImages(IMAGES, { withheld }, '2026-02-01'), IMAGES, 'its day has come');
});
