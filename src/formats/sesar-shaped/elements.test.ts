import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import type { DescriptionField } from '../../domain/description/description-fields.ts';
import { GFZ_DESCRIPTION } from '../gfz-description-1.3/format.ts';
import { GFZ_IGSNAA } from '../gfz-igsnaa-0.1/format.ts';
import { ICDP_INGEST_CSV } from '../icdp-ingest-csv/format.ts';
import { SESAR_2_JSON } from '../sesar-2-json/format.ts';
import { SESAR_XML } from '../sesar-xml/format.ts';
import { FLAT_ELEMENTS } from './elements.ts';

const SCHEMAS = resolve(import.meta.dirname, '../../../../shared/data/schemas/derived');
const skip = existsSync(SCHEMAS) ? false : 'no check files here (../shared/data)';

/** Members of the table that a format has no place for. Several sizes are read from broken XML, and written in tables only. */
const OMITTED: Readonly<Record<string, readonly DescriptionField[]>> = {
  'icdp-csv': ['landingPage', 'supplementalRecords'],
  'sesar-2': ['isPublic', 'furtherSizes'],
};

/** The elements of the published `sample`, in its order: the children two steps below the root's line. */
function published(file: string, depth: number): readonly string[] {
  const lines = readFileSync(resolve(SCHEMAS, file), 'utf8').split('\n');
  const begin = lines.findIndex((line) => line.startsWith(`${' '.repeat(depth - 2)}sample `));
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => line !== '' && !line.startsWith(' '.repeat(depth)));
  const pattern = new RegExp(`^ {${depth}}([a-zA-Z_]+) \\d`);
  return rest.slice(0, end).flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

describe('the element list', () => {
  it('has every element of description-ext 1.3, in its order', { skip }, () => {
    const names = published('gfz-description-ext-1.3.elements.txt', 2);
    assert.ok(names.length >= 79);
    assert.deepEqual(
      FLAT_ELEMENTS.map((one) => one.name),
      names,
    );
  });

  it('is, without the additions of GFZ, that of the older agent', { skip }, () => {
    const names = published('gfz-igsnaa-0.1-samplev2.elements.txt', 4);
    // SESAR's clients send the unit, which the older agent left out.
    const own = FLAT_ELEMENTS.filter((one) => !one.isGfz && one.name !== 'elevation_unit').map((one) => one.name);
    assert.deepEqual(own.toSorted(), names.toSorted());
  });

  it('reads every element that it writes: by itself or with the one it belongs to', () => {
    const readers = new Set(
      FLAT_ELEMENTS.filter((one) => (one.read ?? one.readOne) !== undefined).flatMap((one) => one.members),
    );
    for (const { name, members, read, readOne } of FLAT_ELEMENTS)
      if ((read ?? readOne) === undefined && name !== 'igsn')
        assert.ok(
          members.every((member) => readers.has(member)),
          name,
        );
  });

  for (const format of [GFZ_DESCRIPTION, GFZ_IGSNAA, SESAR_XML, ICDP_INGEST_CSV, SESAR_2_JSON]) {
    it(`is what ${format.name} says of its members`, () => {
      const hasGfz = format === GFZ_DESCRIPTION || format === ICDP_INGEST_CSV;
      const members = FLAT_ELEMENTS.filter((one) => hasGfz || !one.isGfz).flatMap((one) => one.members);
      const omitted = new Set<DescriptionField>(OMITTED[format.name] ?? ['furtherSizes']);
      for (const member of members) assert.equal('to' in format.mapping[member], !omitted.has(member), member);
    });
  }
});
