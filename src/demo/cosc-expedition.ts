import { CorestoneError } from '../domain/error.ts';
import { contributorRows } from './contributors.ts';
import { type DemoHole, generateHole } from './demo-hole.ts';
import type { DemoRow, DemoTableName, DemoTables } from './demo-tables.ts';
import { expeditionRow, programRow } from './expedition-rows.ts';
import { holePlace } from './hole-place.ts';
import { relatedWorkRows } from './related-works.ts';
import { sampleRequestRows } from './sample-requests.ts';
import { siteRow } from './site-and-hole-rows.ts';

/**
 * The demonstration expedition COSC-1 (5054): published key figures, everything else generated, always the same rows.
 * `scale` is the number of holes, 1 unless stated; holes beyond the first repeat the pattern with other random numbers,
 * 20 to a site, for benchmarks. Throws `invalid-input` unless `scale` is a whole number of at least 1.
 */
export function generateExpedition({ scale = 1 }: { readonly scale?: number } = {}): DemoTables {
  const places = Array.from({ length: checkScale(scale) }, (_, index) => holePlace(index));
  const holes = places.map(generateHole);
  const below = (table: DemoTableName) => collect(holes, table);
  const expedition = { program: 'ICDP', expedition: '5054' };
  return {
    programs: [programRow()],
    expeditions: [expeditionRow()],
    contributors: contributorRows(expedition),
    related_works: relatedWorkRows(expedition),
    sites: places.filter((place) => place.hole === 'A').map(siteRow),
    holes: below('holes'),
    lithologies: below('lithologies'),
    cuttings: below('cuttings'),
    core_boxes: below('core_boxes'),
    sample_requests: sampleRequestRows(
      expedition,
      holes.flatMap((hole) => hole.samples),
    ),
    core_runs: below('core_runs'),
    sections: below('sections'),
    splits: below('splits'),
    samples: below('samples'),
    thin_sections: below('thin_sections'),
    smear_slides: below('smear_slides'),
    structures: below('structures'),
    muds: below('muds'),
    waters: below('waters'),
    fluids: below('fluids'),
    gases: below('gases'),
    bit_runs: below('bit_runs'),
    driller_reports: below('driller_reports'),
    daily_reports: below('daily_reports'),
  };
}

function collect(holes: readonly DemoHole[], table: DemoTableName): readonly DemoRow[] {
  return holes.flatMap((hole) => hole.rows[table] ?? []);
}

function checkScale(scale: number): number {
  if (Number.isInteger(scale) && scale >= 1) return scale;
  throw new CorestoneError('invalid-input', `The scale must be a whole number of holes, 1 or more, not ${scale}.`);
}
