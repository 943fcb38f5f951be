import { NO_OWN_FIELDS } from '../../domain/own-fields/own-field.ts';
import type { ReportRun, ReportSection } from '../../domain/report/report-rows.ts';
import type { ReportData } from '../report-data.ts';

const HOLE = 'ICDP/E0000005054/S0000000001/HA';

/** Path of a run or section of the hole of {@link reportData}. */
export function pathOf(run: number, section?: number): string {
  const pad = (n: number) => String(n).padStart(10, '0');
  return `${HOLE}/C${pad(run)}${section === undefined ? '' : `/D${pad(section)}`}`;
}

/** A run of three metres, the n-th of the hole, on deck three hours after the one before. */
export function run(n: number, changes: Partial<ReportRun> = {}): ReportRun {
  const onDeck = new Date(Date.parse('2014-05-05T06:30:00Z') + n * 3 * 3_600_000).toISOString();
  return {
    path: pathOf(n),
    combinedId: `5054_1_A_${String(n).padStart(3, '0')}`,
    name: String(n),
    igsn: `ICDP5054EC${String(n).padStart(5, '0')}`,
    coreType: 'Z',
    topDrfM: 100 + n * 3,
    bottomDrfM: 103 + n * 3,
    topM: 100 + n * 3,
    bottomM: 103 + n * 3,
    drilledM: 3,
    recoveredM: 2.7,
    reason: null,
    onDeck: onDeck.replace('.000Z', '+00:00'),
    diameterMm: 61,
    curator: 'Shift A',
    comment: null,
    ...changes,
  };
}

/** A section of a metre. */
export function section(n: number, at: number, changes: Partial<ReportSection> = {}): ReportSection {
  return {
    path: pathOf(n, at),
    combinedId: `5054_1_A_${String(n).padStart(3, '0')}_${at}`,
    name: String(at),
    igsn: `ICDP5054ES${String(n * 10 + at).padStart(5, '0')}`,
    topM: 100 + n * 3 + (at - 1),
    bottomM: 100 + n * 3 + at,
    lengthM: 1,
    curatedM: 1,
    isCoreCatcher: false,
    condition: null,
    rock: 'Gneiss',
    unit: null,
    comment: null,
    ...changes,
  };
}

/** An expedition with one hole and nothing else. */
export function reportData(changes: Partial<ReportData> = {}): ReportData {
  return {
    expedition: {
      id: '1',
      path: 'ICDP/E0000005054',
      code: '5054',
      program: 'ICDP',
      igsn: 'ICDP5054EEW1001',
      name: 'A test',
      acronym: 'TEST-1',
      operator: null,
      startDate: '2014-05-01',
      endDate: null,
      repository: null,
      isDemonstration: false,
      holder: null,
    },
    pictures: { shown: [], leftOut: 0, isMore: false },
    holes: [
      {
        path: HOLE,
        site: '1',
        name: 'A',
        combinedId: '5054_1_A',
        igsn: null,
        holeName: null,
        startDate: '2014-05-01',
        endDate: null,
        latitudeDeg: null,
        longitudeDeg: null,
        casingDepthM: null,
        totalDepthM: null,
      },
    ],
    runs: [],
    sections: [],
    splits: [],
    samples: [],
    boxes: [],
    rocks: [],
    requests: [],
    taken: [],
    rig: [],
    records: [],
    ownFields: NO_OWN_FIELDS,
    day: undefined,
    part: '',
    madeAt: '2026-11-22T12:00:00.000Z',
    ...changes,
  };
}
