import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../../domain/finding.ts';
import { readSql, type SqlRow } from './read-sql.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = text.length || 1, table = 't'): Promise<(SqlRow | Finding)[]> {
  const found: (SqlRow | Finding)[] = [];
  for await (const one of readSql(inPieces(text, size), table, 'dump.sql')) found.push(one);
  return found;
}

const values = (found: readonly (SqlRow | Finding)[]) =>
  found.map((one) => ('code' in one ? one.code : one.values.map((value) => value?.toString('latin1') ?? null)));

describe('values of a row', () => {
  const cases: readonly (readonly [written: string, read: readonly (string | null)[]])[] = [
    ["1, -2.5, NULL, 'x'", ['1', '-2.5', null, 'x']],
    ["'it''s', 'it\\'s', \"a\"\"b\"", ["it's", "it's", 'a"b']],
    ["'a;b', '),(', '--', '/*'", ['a;b', '),(', '--', '/*']],
    ["'\\0\\n\\r\\t\\Z\\\\\\%'", ['\0\n\r\t\x1a\\\\%']],
    ["_binary '\\0\u00ff', 0x4142, x'43', X''", ['\0\xff', 'AB', 'C', '']],
    ["b'1', b'0', true, null", ['\x01', '\0', 'true', null]],
    ['  1\n,\t2 ', ['1', '2']],
  ];
  for (const [written, wanted] of cases)
    test(written, async () => {
      for (const size of [1, 3, 1000])
        assert.deepEqual(
          values(await read(`INSERT INTO t (a) VALUES (${written});`, size)).flat(),
          wanted.length === 1 ? wanted : ['column-count'],
        );
      const columns = wanted.map((_, at) => `c${at}`).join(', ');
      for (const size of [1, 3, 1000])
        assert.deepEqual(values(await read(`INSERT INTO \`t\` (${columns}) VALUES (${written});`, size)), [wanted]);
    });
});

const DUMP = `-- MySQL dump 10.13; INSERT INTO t VALUES (0);
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS \`t\`;
CREATE TABLE \`t\` (
  \`id\` bigint(20) NOT NULL AUTO_INCREMENT COMMENT 'a; b',
  \`xml\` longblob,
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB;
LOCK TABLES \`t\` WRITE;
INSERT INTO \`t\` VALUES (1,'a'),(2,NULL)
 , (3,'c;');
INSERT INTO \`other\` VALUES (9,'INSERT INTO t VALUES (9,9);');
INSERT IGNORE INTO db.t (xml, id) VALUES ('d', 4) ON DUPLICATE KEY UPDATE id = id;
UNLOCK TABLES;`;

test('a whole dump, whatever the pieces it comes in', async () => {
  for (const size of [1, 7, 64, 100_000]) {
    const found = await read(DUMP, size);
    assert.deepEqual(values(found), [
      ['1', 'a'],
      ['2', null],
      ['3', 'c;'],
      ['d', '4'],
    ]);
    assert.deepEqual(
      found.map((one) => ('row' in one ? [one.row, one.columns[0]] : [])),
      [
        [1, 'id'],
        [2, 'id'],
        [3, 'id'],
        [4, 'xml'],
      ],
    );
  }
});

describe('what cannot be read', () => {
  const cases: readonly (readonly [text: string, found: readonly unknown[]])[] = [
    ['INSERT INTO t VALUES (1);', ['columns-unknown']],
    ['INSERT INTO t (a) VALUES (1),(2,3),(4)', [['1'], 'column-count', ['4']]],
    ["INSERT INTO t (a) VALUES (1),('cut", [['1'], 'row-unreadable']],
    ['INSERT INTO t (a) VALUES (1),(2', [['1'], 'row-unreadable']],
    ['INSERT INTO t (a) VALUES (1) (2)', [['1']]],
    ['INSERT INTO t (a) VALUES oops', ['row-unreadable']],
    ['', []],
    ['-- nothing', []],
  ];
  for (const [text, wanted] of cases)
    test(text || 'nothing', async () => assert.deepEqual(values(await read(text)), wanted));
});

test('octets of any value come back as they were', async () => {
  const escaped = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\\'\0\n\r]/g, (sign) => `\\${{ '\0': '0', '\n': 'n', '\r': 'r' }[sign] ?? sign}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array(), { minLength: 1 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, size) => {
        const text = `INSERT INTO t (a) VALUES ${rows.map((one) => `('${escaped(one)}')`).join(',')};`;
        const wanted = rows.map((one) => [Buffer.from(one).toString('latin1')]);
        assert.deepEqual(values(await read(text, size)), wanted);
      },
    ),
  );
});
