import { runPathOf, sectionPathOf } from '../domain/report/path-parts.ts';
import type { ReportRun, ReportSection } from '../domain/report/report-rows.ts';
import { report, runFacts } from './head-facts.ts';
import { groupByPath, holeName, namesOf, runName, sectionName } from './names.ts';
import { recoveryPc } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import {
  type CellValue,
  idColumn,
  numberColumn,
  RECOVERY,
  SECTION_PLACE,
  table,
  textColumn,
} from './report-document.ts';

const COLUMNS = [
  ...SECTION_PLACE,
  ...RECOVERY,
  numberColumn('Length', { unit: 'cm', weight: 1 }),
  textColumn('Halves', 0.8),
  textColumn('Rock', 2),
  idColumn('IGSN', 1.8),
  textColumn('Remarks', 3),
];

/** Every run with its sections below it (mDIS "Cores with Sections"). Depths below surface; lengths of sections are the curated ones. */
export const CORES_WITH_SECTIONS = report(
  {
    name: 'cores-with-sections',
    title: 'Cores with sections',
    summary: 'Every core run with its sections: depths, recovery, halves, rock.',
    needs: ['runs', 'sections', 'splits'],
  },
  (data) => {
    const lines = table('Core runs and sections', COLUMNS, [...linesOf(data)], (cells) => cells);
    const body = { ...lines, isStrong: (row: readonly CellValue[]) => row[2] === '' };
    return {
      facts: [...runFacts(data.runs), { label: 'Sections', value: String(data.sections.length) }],
      blocks: () => [{ kind: 'note', text: DEPTH_NOTE }, body],
      data: [body],
    };
  },
);

/** What depths are measured from, said once. */
export const DEPTH_NOTE = 'Top and bottom are metres below surface (CSF-A).';

function* linesOf(data: ReportData): Generator<readonly CellValue[]> {
  const names = namesOf(data);
  const sections = groupByPath(data.sections, runPathOf);
  const splits = groupByPath(data.splits, sectionPathOf);
  for (const run of data.runs) {
    const hole = holeName(names.hole(run.path));
    yield runLine(run, hole);
    for (const section of sections.get(run.path) ?? [])
      yield sectionLine(section, run, hole, (splits.get(section.path) ?? []).map((one) => one.name).join(', '));
  }
}

function runLine(run: ReportRun, hole: string): readonly CellValue[] {
  const remarks = [run.reason, run.comment].filter((one) => one !== null).join('; ');
  const { topM, bottomM, drilledM, recoveredM, igsn } = run;
  return [hole, runName(run), '', topM, bottomM, drilledM, recoveredM, recoveryPc(run), null, '', '', igsn, remarks];
}

function sectionLine(section: ReportSection, run: ReportRun, hole: string, halves: string): readonly CellValue[] {
  const lengthM = section.curatedM ?? section.lengthM;
  const remarks = [section.condition, section.comment].filter((one) => one !== null).join('; ');
  const { topM, bottomM, rock, igsn } = section;
  const lengthCm = lengthM === null ? null : lengthM * 100;
  const name = sectionName(section);
  return [hole, runName(run), name, topM, bottomM, null, null, null, lengthCm, halves, rock, igsn, remarks];
}
