import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OBJECT_TYPES, type ObjectType } from '../domain/drilling/object-type.ts';
import { checkRow } from '../domain/drilling/testing/check-row.ts';
import { inputOfBytes } from './input.ts';
import { collect } from './testing/collect.ts';

const SOURCES = join(import.meta.dirname, '..');
const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/import.md'), 'utf8');
const inputs = [...GUIDE.matchAll(/^```csv (\S+)\n(.*?)^```/gms)].map(([, name, text]) =>
  inputOfBytes(name!, Buffer.from(text!)),
);

/** Types whose table is not shown, since it has the shape of those of thin sections and fluids. */
const OF_ONE_SHAPE: readonly ObjectType[] = ['mud', 'gas', 'water', 'bottle', 'smear_slide', 'sidewall_core'];

test('the tables of the guide come in without an error or a warning', async () => {
  const { rows, findings } = await collect(inputs);
  const stated = new Set(rows.filter(({ implied }) => !implied).map(({ type }) => type));
  assert.deepEqual(
    OBJECT_TYPES.filter((type) => !stated.has(type)),
    OF_ONE_SHAPE,
  );
  assert.deepEqual(
    findings.filter(({ severity }) => severity !== 'info'),
    [],
  );
  const wrong = rows.flatMap((row) => checkRow(row)).filter(({ code }) => code !== 'recommended-missing');
  assert.deepEqual(wrong, []);
});

test('every code the guide explains is one that the program gives', () => {
  const table = GUIDE.slice(GUIDE.indexOf('| code | what happened'));
  const explained = [...table.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell]) => [
    ...cell!.matchAll(/`([a-z0-9-]+)`/g),
  ]);
  const sources = globSync(
    ['intake/**/*.ts', 'domain/drilling/*.ts', 'domain/identifier/*.ts', 'operations/import/*.ts'],
    { cwd: SOURCES },
  )
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(SOURCES, path), 'utf8'))
    .join();
  assert.ok(explained.length > 20);
  const unknown = explained.map(([, code]) => code!).filter((code) => !isGiven(code, sources));
  assert.deepEqual(unknown, []);
});

/** Codes stand in the sources as they are; those on expedition and program may leave the type open. */
const isGiven = (code: string, sources: string): boolean =>
  new RegExp(`['\`]${code.replace('expedition', '(?:expedition|\\$\\{type\\})')}['\`]`).test(sources);
