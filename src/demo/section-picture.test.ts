import assert from 'node:assert/strict';
import { it } from 'node:test';
import sharp from 'sharp';
import { recogniseFile } from '../domain/files/recognise-file.ts';
import { sectionPicture } from './section-picture.ts';

it('a section is drawn as a picture that decoders read, the same each time and no two alike', async () => {
  const section = { name: '5054_1_A_019_1', lengthCm: 100, isDark: true };
  const png = sectionPicture(section);
  assert.deepEqual(png, sectionPicture(section));
  assert.notDeepEqual(png, sectionPicture({ ...section, name: '5054_1_A_019_2' }));
  assert.notDeepEqual(png, sectionPicture({ ...section, isDark: false }));
  assert.deepEqual(recogniseFile(png), { mediaType: 'image/png', widthPx: 96, heightPx: 800 });
  assert.ok(png.length < 20_000, `${png.length} octets`);
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height, data.length], [96, 800, 96 * 800 * 3]);
});

it('the shortest section has a picture too', () => {
  for (const lengthCm of [3, 12]) assert.ok(recogniseFile(sectionPicture({ name: 'short', lengthCm, isDark: true })));
});
