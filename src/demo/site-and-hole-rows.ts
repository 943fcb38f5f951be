import { COSC_1 } from './cosc-facts.ts';
import type { DemoRow } from './demo-tables.ts';
import { REPOSITORY } from './expedition-rows.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { metres } from './metres.ts';

const LATITUDE_DEG = 63.401629;
const LONGITUDE_DEG = 13.202926;

/** The row of the table `sites` for the site of a hole. */
export function siteRow({ program, expedition, site }: HolePlace): DemoRow {
  return {
    program,
    expedition,
    site,
    site_name: site === '1' ? 'Fröå' : `Benchmark site ${site}`,
    description: 'Near the disused Fröå mine, east of Åre.',
    country: 'Sweden',
    state: 'Jämtland',
    city: 'Åre',
    locality: 'Fröå mine',
    lithology: ['Gneiss', 'Amphibolite', 'Mica schist', 'Mylonite'],
    geological_unit: 'Lower Seve Nappe',
    ...(site === '1' ? {} : { comment: 'Repeats the pattern of site 1 for benchmarks; there is no such site.' }),
  };
}

/** The row of the table `holes`. Hole A of site 1 is COSC-1 with its published IGSN; any other repeats the pattern. */
export function holeRow(place: HolePlace): DemoRow {
  const isReal = place.index === 0;
  return {
    ...holeNames(place),
    ...(isReal ? { igsn: 'ICDP5054EHW1001' } : {}),
    hole_name: isReal ? 'COSC-1' : `Copy ${place.index} of COSC-1`,
    latitude_deg: roundDegrees(LATITUDE_DEG + 0.004 * (Number(place.site) - 1)),
    longitude_deg: roundDegrees(LONGITUDE_DEG + 0.0005 * (place.hole.charCodeAt(0) - 65)),
    elevation_m: 522.8,
    water_depth_m: 0,
    reference_height_m: metres(COSC_1.referenceHeightCm),
    casing_depth_m: metres(COSC_1.casingFootCm),
    total_depth_m: metres(COSC_1.totalDepthCm),
    inclination_deg: 0,
    drilling_method: ['Wireline diamond coring, triple tube (H size)', 'Wireline diamond coring (N size)'],
    platform_type: 'Land rig',
    platform_name: 'Riksriggen',
    platform_operator: 'Lund University',
    platform_description: 'Rig for deep wireline diamond coring in research, run by Lund University.',
    gear: ['Triple-tube wireline core barrel (H size)', 'Wireline core barrel (N size)'],
    methods_in_hole: ['On-line gas monitoring', 'Deviation log', 'Geophysical logging', 'Vertical seismic profiling'],
    start_date: '2014-05-01',
    end_date: '2014-08-26',
    repository: REPOSITORY,
    comment: isReal ? COMMENT : 'Repeats the pattern of hole A for benchmarks; there is no such hole.',
  };
}

const roundDegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

const COMMENT = [
  'Published: casing foot at 103 m, total depth 2495.8 m, drilled length 2393.1 m. The latter two put the first core at 102.7 m;',
  'the casing foot is read as rounded to the metre. The height of the rig reference is not published and taken as 0 m.',
  'Position and ground level are approximate.',
].join(' ');
