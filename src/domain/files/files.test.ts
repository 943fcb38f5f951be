import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileMapping } from './file-mapping.ts';
import { objectNamedBy } from './named-object.ts';
import { recogniseFile } from './recognise-file.ts';
import { sizeWithin } from './shown-size.ts';
import { withoutMetadata } from './without-metadata.ts';

const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap((one) => (typeof one === 'number' ? [one] : [...one].map((l) => l.charCodeAt(0)))));

describe('the object that the name of a file tells', () => {
  it('has its prefix, its core type and its shot taken off', () => {
    assert.deepEqual(objectNamedBy('CO_5054_1_A_2-Z_1.jpg'), {
      names: ['5054_1_A_002_1', '5054_1_A_2_1', '5054_1_A_2Z_1', '5054_1_A_2-Z_1'],
      kind: 'core-image',
    });
    const [first] = objectNamedBy('scans/SS_5054_1_A_233Z_2_W (3).TIF').names;
    assert.equal(first, '5054_1_A_233_2_W (3)');
    assert.ok(objectNamedBy('SS_5054_1_A_233Z_2_W (3).TIF').names.includes('5054_1_A_233_2_W'));
    assert.deepEqual(objectNamedBy('5054_1_A_0233.png').names[0], '5054_1_A_233');
  });

  it('is none that anything is called where there is no such name', () => {
    for (const name of ['', '.jpg', 'IMG_2044.jpg', '../../etc/passwd', 'XX_1.jpg', '_'.repeat(5000)])
      assert.ok(objectNamedBy(name).names.length <= 8, name);
  });
});

describe('what a file is', () => {
  it('is told by its bytes, and not at all by broken ones', () => {
    const png = bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 0, 0, 1, 0, 0, 0, 0, 5, 8, 2, 0, 0, 0, 0, 0, 0, 0);
    assert.deepEqual(recogniseFile(png), { mediaType: 'image/png', widthPx: 256, heightPx: 5 });
    const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc2, 0, 11, 8, 0, 9, 0, 7, 1, 1, 0x11, 0);
    assert.deepEqual(recogniseFile(jpeg), { mediaType: 'image/jpeg', widthPx: 7, heightPx: 9 });
    const tiff = bytes('II*\0', 8, 0, 0, 0);
    const entry = (tag: number, value: number) => [tag & 255, tag >> 8, 3, 0, 1, 0, 0, 0, value, 0, 0, 0];
    const directory = Uint8Array.from([2, 0, ...entry(256, 30), ...entry(257, 40)]);
    assert.deepEqual(recogniseFile(tiff, directory), { mediaType: 'image/tiff', widthPx: 30, heightPx: 40 });
    for (const broken of [bytes(''), bytes('<svg>'), bytes('GIF89a'), jpeg.subarray(0, 12), tiff, png.subarray(0, 20)])
      assert.equal(recogniseFile(broken), undefined);
  });
});

describe('a picture without what it tells', () => {
  it('keeps what is drawn, its profile and how it is turned, and ends where the picture ends', () => {
    const segment = (marker: number, text: string) => [0xff, marker, 0, text.length + 2, text] as const;
    const exif = 'Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0';
    const drawn = [0xff, 0xda, 0, 3, 1, 9, 0xff, 0, 8, 0xff, 0xd9] as const;
    const told = [
      ...segment(0xe1, exif),
      ...segment(0xed, 'GPS'),
      ...segment(0xfe, 'GPS'),
      ...segment(0xe2, 'MPF\0GPS'),
    ];
    const given = bytes(
      0xff,
      0xd8,
      ...segment(0xe0, 'JFIF'),
      ...told,
      ...segment(0xe2, 'ICC_PROFILE\0p'),
      ...drawn,
      'GPS',
    );
    const bare = Buffer.concat(withoutMetadata(given, 'image/jpeg') ?? []);
    assert.ok(!bare.includes('GPS') && bare.includes('ICC_PROFILE') && bare.includes('JFIF'));
    assert.ok(bare.includes(Buffer.from([1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])));
    assert.deepEqual([...bare.subarray(-drawn.length)], [...drawn]);
  });

  it('is taken out of PNG and WebP, and none of what breaks off', () => {
    const chunk = (type: string, text: string) => [0, 0, 0, text.length, type, text, 1, 2, 3, 4] as const;
    const png = bytes(
      '\x89PNG\r\n\x1a\n',
      ...chunk('IHDR', 'x'),
      ...chunk('eXIf', 'GPS'),
      ...chunk('tEXt', 'GPS'),
      ...chunk('prVt', 'GPS'),
      ...chunk('IEND', ''),
    );
    assert.ok(!Buffer.concat(withoutMetadata(png, 'image/png') ?? []).includes('GPS'));
    const webp = bytes(
      'RIFF',
      40,
      0,
      0,
      0,
      'WEBP',
      'VP8X',
      2,
      0,
      0,
      0,
      0x0c,
      1,
      'EXIF',
      3,
      0,
      0,
      0,
      'GPS',
      0,
      'VP8L',
      2,
      0,
      0,
      0,
      'ab',
    );
    const bare = Buffer.concat(withoutMetadata(webp, 'image/webp') ?? []);
    assert.deepEqual([bare.includes('GPS'), bare[20], bare.readUInt32LE(4)], [false, 0, bare.length - 8]);
    for (const [broken, type] of [
      [png.subarray(0, 30), 'image/png'],
      [bytes(0xff, 0xd8, 0xff, 0xe1), 'image/jpeg'],
      [png, 'image/tiff'],
      [
        Buffer.concat([bytes(0xff, 0xd8), Buffer.alloc(1_000_000, bytes(0xff, 0xdb, 0, 2)), bytes(0xff, 0xd9)]),
        'image/jpeg',
      ],
    ] as const)
      assert.equal(withoutMetadata(broken, type), undefined);
  });
});

it('a picture fits its box and never grows', () => {
  assert.deepEqual(sizeWithin({ widthPx: 60, heightPx: 6400 }, { widthPx: 320, heightPx: 640 }), {
    widthPx: 6,
    heightPx: 640,
  });
  assert.deepEqual(sizeWithin({ widthPx: 6, heightPx: 4 }, { widthPx: 320, heightPx: 640 }), {
    widthPx: 6,
    heightPx: 4,
  });
});

it('a table assigns files, and says what is wrong in it', () => {
  const { files } = readFileMapping([{ file: 'a\\b.jpg', object: '5054_1_A', top_cm: '3', public: 'no' }]);
  assert.deepEqual(files.get('a/b.jpg'), { object: '5054_1_A', facts: { topCm: 3, isPublic: false } });
  const { findings } = readFileMapping([
    { file: '', objct: 'x' },
    { file: 'a', bottom_cm: 'deep' },
  ]);
  assert.equal(findings.length, 3);
});
