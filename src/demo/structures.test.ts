import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCutPieces } from '../domain/drilling/check-offsets.ts';
import { generateExpedition } from './cosc-expedition.ts';

const { sections, structures, cuttings, holes } = generateExpedition();
const keyOf = ({ hole, core, section }: (typeof sections)[number]) => `${hole} ${core} ${section}`;

test('every structure lies inside its section', () => {
  const known = new Map(sections.map((row) => [keyOf(row), row]));
  for (const row of structures) {
    const section = known.get(keyOf(row))!;
    const about = { type: 'section', names: {}, values: section, implied: false, at: { file: 'demo' } } as const;
    assert.deepEqual(checkCutPieces(about, [{ type: 'structure', name: String(row.structure), values: row }]), []);
  }
});

test('cuttings follow each other from the surface to where coring began', () => {
  const ends = cuttings.map((row) => [row.top_depth_m, row.bottom_depth_m]);
  assert.equal(ends[0]![0], 0);
  for (const [index, [topM]] of ends.entries()) if (index > 0) assert.equal(topM, ends[index - 1]![1]);
  assert.equal(ends.at(-1)![1], 102.7);
  assert.ok(Number(ends.at(-1)![1]) <= Number(holes[0]!.casing_depth_m));
});
