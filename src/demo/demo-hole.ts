import { coreBoxRows } from './core-boxes.ts';
import { coreRunRows, drillRuns } from './core-runs.ts';
import { cuttingsRows, waterRows } from './cuttings-and-water.ts';
import type { DemoRow, DemoTableName } from './demo-tables.ts';
import { fluidRows, gasRows, mudRows } from './fluids-and-gases.ts';
import type { HolePlace } from './hole-place.ts';
import { layRocks, lithologyRows } from './lithology-column.ts';
import { bitRunRows, dailyReportRows, drillerReportRows } from './rig-reports.ts';
import { type CoreSample, cutSamples, sampleRows } from './samples.ts';
import { countSections, cutSections, nameRocks, sectionRows } from './sections.ts';
import { holeRow } from './site-and-hole-rows.ts';
import { openSections, splitRows } from './split-sections.ts';
import { structureRows } from './structures.ts';
import { smearSlideRows, thinSectionRows } from './thin-sections.ts';

/** One hole with everything cut from it: the samples as such for the requests, and the rows of the tables below the site. */
export interface DemoHole {
  readonly samples: readonly CoreSample[];
  readonly rows: Readonly<Partial<Record<DemoTableName, readonly DemoRow[]>>>;
}

/** Drills, describes, cuts and samples a hole. The same place gives the same hole, row for row. */
export function generateHole(place: HolePlace): DemoHole {
  const runs = drillRuns(place);
  const units = layRocks(place);
  const sections = nameRocks(cutSections(place, runs), units);
  const splits = openSections(place, sections);
  const samples = cutSamples(place, splits, units);
  const counts = countSections(sections);
  const rows = {
    holes: [holeRow(place)],
    lithologies: lithologyRows(place, units),
    cuttings: cuttingsRows(place),
    core_boxes: coreBoxRows(place, sections),
    core_runs: coreRunRows(place, runs, counts),
    sections: sectionRows(place, sections),
    splits: splitRows(place, splits),
    samples: sampleRows(place, samples),
    thin_sections: thinSectionRows(place, samples),
    smear_slides: smearSlideRows(place, samples),
    structures: structureRows(place, sections),
    muds: mudRows(place, runs),
    waters: waterRows(place),
    fluids: fluidRows(place, runs),
    gases: gasRows(place, runs),
    bit_runs: bitRunRows(place, runs),
    driller_reports: drillerReportRows(place, runs),
    daily_reports: dailyReportRows(place, runs, counts),
  };
  return { samples, rows };
}
