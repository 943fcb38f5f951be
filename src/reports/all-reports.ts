import { BOX_PIECES } from './box-pieces.ts';
import { CORE_BOXES } from './core-boxes.ts';
import { CORE_OVERVIEW } from './core-overview.ts';
import { CORES_WITH_SECTIONS } from './cores-with-sections.ts';
import { DAILY_REPORT } from './daily-report.ts';
import { EXPEDITION_EVENTS } from './expedition-events.ts';
import { LITHOLOGY } from './lithology.ts';
import { PROGRESS } from './progress.ts';
import { RECORD_DETAILS, RECORDS } from './record-lists.ts';
import type { Report } from './report-data.ts';
import { SAMPLES_BY_REQUEST, SAMPLES_BY_SCIENTIST } from './sample-list.ts';
import { VISUAL_CORE_DESCRIPTION } from './visual-core-description.ts';

/** Every report. A new one is a file and a line here. */
export const REPORTS: readonly Report[] = [
  CORES_WITH_SECTIONS,
  CORE_OVERVIEW,
  CORE_BOXES,
  BOX_PIECES,
  LITHOLOGY,
  VISUAL_CORE_DESCRIPTION,
  DAILY_REPORT,
  EXPEDITION_EVENTS,
  SAMPLES_BY_REQUEST,
  SAMPLES_BY_SCIENTIST,
  PROGRESS,
  RECORDS,
  RECORD_DETAILS,
];
