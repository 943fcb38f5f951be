import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { READABLE } from '../../formats/formats.ts';
import type { BulkItem } from '../../operations/bulk/bulk-item.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits, cutZip } from './cut-zip.ts';

interface ZipMember {
  readonly name: string;
  readonly content: Buffer;
  /** What the directory says of its size; the truth unless given. */
  readonly claimed?: number;
  /** Shares the bytes of the member before. */
  readonly isShared?: boolean;
}

/** A ZIP archive of deflated members (APPNOTE 6.3), with whatever lies it is told to tell. */
function zipOf(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const { name, content, claimed = content.length, isShared = false } of members) {
    const packed = deflateRawSync(content);
    const fields = (size: number) => {
      const head = Buffer.alloc(size);
      return head;
    };
    const local = fields(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    if (!isShared) {
      last = offset;
      locals.push(local, Buffer.from(name), packed);
      offset += 30 + Buffer.byteLength(name) + packed.length;
    }
    const entry = fields(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(last, 42);
    directory.push(entry, Buffer.from(name));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const sample = (igsn: string) =>
  Buffer.from(
    `<samples xmlns="http://app.geosamples.org"><sample><igsn>${igsn}</igsn><name>${igsn}</name></sample></samples>`,
  );

describe('ZIP archives', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'corestone-zip-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const read = async (bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<BulkItem[]> => {
    const file = join(folder, 'a.zip');
    writeFileSync(file, bytes);
    const items: BulkItem[] = [];
    for await (const pieces of cutZip(file, READABLE, { ...ARCHIVE_LIMITS, ...limits }))
      items.push(...pieces.map((one) => one()));
    return items;
  };

  test('gives the records of every XML file, and one refusal for each other file', async () => {
    const members = ['a/one.xml', 'two.XML', 'three.zip', 'four.txt', '.hidden.xml', '__MACOSX/five.xml'];
    const items = await read(zipOf(members.map((name, n) => ({ name, content: sample(`ICDZ${n}`) }))));
    assert.deepEqual(
      items.map(({ file, checked }) => [file, checked.ok ? checked.value.igsn : checked.findings[0]!.code]),
      [
        ['a/one.xml', 'ICDZ0'],
        ['two.XML', 'ICDZ1'],
        ['three.zip', 'nested-archive'],
        ['four.txt', 'not-xml'],
      ],
    );
  });

  const bomb = { name: 'bomb.xml', content: Buffer.alloc(4_000_000) };
  const paths = ['../out.xml', '/etc/out.xml', 'C:/out.xml', 'a\\..\\out.xml'];
  const refused: readonly (readonly [string, () => Buffer, Partial<ArchiveLimits>?])[] = [
    ['packed too well', () => zipOf([bomb])],
    [
      'files that share their bytes',
      () => {
        const content = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 7919) % 251));
        return zipOf(Array.from({ length: 2000 }, (_, n) => ({ name: `${n}.xml`, content, isShared: n > 0 })));
      },
    ],
    ['longer than promised', () => zipOf([{ name: 'liar.xml', content: Buffer.alloc(2_000_000, 'x'), claimed: 100 }])],
    [
      'too many files',
      () => zipOf([1, 2, 3].map((n) => ({ name: `${n}.xml`, content: sample('A') }))),
      { mostFiles: 2 },
    ],
    ['too large a file', () => zipOf([{ name: 'a.xml', content: sample('A') }]), { largestFile: 10 }],
    [
      'too large together',
      () => zipOf([1, 2].map((n) => ({ name: `${n}.xml`, content: sample('A') }))),
      { largestTotal: 150 },
    ],
    ['no archive', () => Buffer.from('hardly a ZIP file')],
    ['cut off', () => zipOf([{ name: 'a.xml', content: sample('A') }]).subarray(10)],
    ...paths.map((name) => [name, () => zipOf([{ name, content: sample('A') }])] as const),
  ];
  for (const [what, make, limits] of refused)
    test(`refused: ${what}`, () => assert.rejects(read(make(), limits), { code: 'invalid-input' }));
});
