import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeOfTable } from './table-type.ts';

const typeOf = (file: string, heading: string, sheet?: string) => {
  const type = typeOfTable({
    file,
    origin: 'text',
    heading: heading.split(','),
    ...(sheet === undefined ? {} : { sheet }),
  });
  return typeof type === 'string' ? type : type.code;
};

const CASES: readonly (readonly [file: string, heading: string, type: string, sheet?: string])[] = [
  ['holes.csv', 'expedition,site,hole', 'hole'],
  ['hole.csv', 'site,hole', 'hole'],
  ['core_runs.csv', 'hole,core', 'core_run'],
  ['Core runs.CSV', 'hole,core', 'core_run'],
  ['CoreRuns.csv', 'hole,core', 'core_run'],
  ['5054_sections.csv', 'core,section', 'section'],
  ['thin_sections.csv', 'section,thin_section', 'thin_section'],
  ['core_samples.csv', 'section,top,bottom', 'sample'],
  ['book.xlsx', 'hole,core', 'core_run', 'Cores'],
  ['holes.xlsx', 'expedition,site,site_name', 'site', 'Sheet1'],
  ['site_1_sections.csv', 'site,hole,core,section,curated_length', 'section'],
  ['data.csv', 'expedition,site,hole,core,section,curated_length', 'section'],
  ['data.csv', 'expedition,site,hole,latitude,longitude', 'hole'],
  ['data.csv', 'program,expedition,acronym,chief_scientists', 'expedition'],
  ['data.csv', 'site,hole,core,section,split,top_offset_cm,bottom_offset_cm,purpose', 'sample'],
  ['data.csv', 'expedition,contributor,role,orcid', 'contributor'],
  ['data.csv', 'expedition,site,hole,core_box,storage', 'core_box'],
  ['data.csv', 'expedition,site,hole,mud,top_depth', 'mud'],
  ['holes.csv', 'width,height', 'unknown-table'],
  ['data.csv', 'x,y,z', 'unknown-table'],
];

for (const [file, heading, type, sheet] of CASES) {
  test(`${file}${sheet === undefined ? '' : ` (${sheet})`} with ${heading} holds: ${type}`, () => {
    assert.equal(typeOf(file, heading, sheet), type);
  });
}
