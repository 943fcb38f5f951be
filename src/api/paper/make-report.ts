import { Readable } from 'node:stream';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { NO_OWN_FIELDS, OwnFields } from '../../domain/own-fields/own-field.ts';
import type { ReportRecord } from '../../domain/report/report-rows.ts';
import type { Caller } from '../../operations/caller.ts';
import { paperType } from '../../paper/paper-type.ts';
import { REPORTS } from '../../reports/all-reports.ts';
import type { Report, ReportData, ReportNeed } from '../../reports/report-data.ts';
import type { ReportDocument } from '../../reports/report-document.ts';
import { writeReportCsv } from '../../reports/write-report-csv.ts';
import { writeReportHtml } from '../../reports/write-report-html.ts';
import { writeReportPdf } from '../../reports/write-report-pdf.ts';
import { writeReportXlsx } from '../../reports/write-report-xlsx.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { readReportRuns, readReportSections, readReportSplits } from '../../store/read/report-core.ts';
import { readReportBoxes, readReportRequests, readReportSamples } from '../../store/read/report-curation.ts';
import { readReportRocks, readReportTaken } from '../../store/read/report-geology.ts';
import { readReportDetails, readReportRecords } from '../../store/read/report-records.ts';
import { readReportRig } from '../../store/read/report-rig.ts';
import { type FoundPart, findPart, type WantedPart } from './find-part.ts';
import { reportPictures } from './report-pictures.ts';

/** How reports are given out. */
export const REPORT_FORMATS = ['html', 'pdf', 'xlsx', 'csv'] as const;

/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What each format is called in HTTP. */
export const REPORT_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A report as it is asked for. `day` is ISO 8601. */
export interface WantedReport extends WantedPart {
  readonly name: string;
  readonly day?: string | undefined;
  /** Whether it is for people to read, who want pictures; tables have none. */
  readonly hasPictures?: boolean;
}

/** A report of that name. Throws `not-found`, which names those that there are. */
export function reportOf(name: string): Report {
  const report = REPORTS.find((one) => one.name === name);
  if (report !== undefined) return report;
  throw new CorestoneError(
    'not-found',
    `There is no report ${name}; there are ${REPORTS.map((one) => one.name).join(', ')}.`,
  );
}

/** Reads what a report needs and makes it, for somebody who may read the expedition. Throws as `findPart` and {@link reportOf}, and `invalid-input` for a day. */
export async function makeReport(
  house: Pick<House, 'store' | 'now' | 'settings'>,
  caller: Caller,
  wanted: WantedReport,
): Promise<ReportDocument> {
  const { store, now } = house;
  const report = reportOf(wanted.name);
  ensureDay(report, wanted.day);
  ensureObject(report, wanted.object);
  const part = await findPart(store, caller, wanted);
  const needed = { ...(await readNeeds(store.read, part, report.needs)), ...(await readRecords(store, part, report)) };
  const pictured = wanted.hasPictures === true ? (report.pictured ?? []) : [];
  const pictures = await reportPictures(house, part.core, pictured);
  const { expedition, holes, words } = part;
  return report.make({
    expedition,
    holes,
    part: words,
    day: wanted.day,
    madeAt: now().toISOString(),
    pictures,
    ...needed,
  });
}

function ensureDay({ takesDay = false, name }: Report, day: string | undefined): void {
  if (day === undefined) return;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  if (isDay && takesDay) return;
  const rule = takesDay ? 'a day such as 2014-05-05' : `nothing: ${name} is not about one day`;
  const message = takesDay ? 'This is no day.' : 'This report is not about one day.';
  throw new CorestoneError('invalid-input', message, {
    findings: [finding('report-day', message, { field: 'day', value: day, rule })],
  });
}

function ensureObject({ takesObject = false, name }: Report, object: string | undefined): void {
  if (object === undefined || takesObject) return;
  const rule = `nothing: ${name} is not about one object`;
  const message = 'This report is not about one object.';
  throw new CorestoneError('invalid-input', message, {
    findings: [finding('report-object', message, { field: 'object', value: object, rule })],
  });
}

/** More with all their fields nobody reads on paper; an export has them. */
const MOST_DETAILED = 5000;

/** Records of a report that is about them. Throws `invalid-input` where they are more than can be told in full. */
async function readRecords(
  { read, engine }: Pick<House['store'], 'read' | 'engine'>,
  { core, objectPath }: FoundPart,
  { needs }: Report,
): Promise<Pick<ReportData, 'records' | 'ownFields'>> {
  const isPart = ({ path }: ReportRecord) =>
    objectPath === undefined || path === objectPath || path.startsWith(`${objectPath}/`);
  if (needs.includes('records'))
    return { records: (await readReportRecords(read, core)).filter(isPart), ownFields: NO_OWN_FIELDS };
  if (!needs.includes('details')) return { records: [], ownFields: NO_OWN_FIELDS };
  const records = await readReportDetails(read, engine, core, MOST_DETAILED);
  if (records === undefined) throw tooMany();
  return { records: records.filter(isPart), ownFields: new OwnFields(await ownFieldStore(read).all()) };
}

function tooMany(): CorestoneError {
  const message = `These are more than ${MOST_DETAILED} records: choose a hole, core runs of it, or one object; an export has all of them.`;
  const about = { field: 'hole', rule: `at most ${MOST_DETAILED} records` };
  return new CorestoneError('invalid-input', message, { findings: [finding('too-many-records', message, about)] });
}

type CoreNeed = Exclude<ReportNeed, 'records' | 'details'>;

async function readNeeds(
  db: House['store']['read'],
  { expedition, core, all }: FoundPart,
  needs: readonly ReportNeed[],
): Promise<Pick<ReportData, CoreNeed>> {
  const has = (need: ReportNeed) => needs.includes(need);
  // What lies in a box may come from any run.
  const boxed = has('boxes') ? all : core;
  return {
    runs: has('runs') ? await readReportRuns(db, core) : [],
    sections: has('sections') ? await readReportSections(db, boxed) : [],
    splits: has('splits') ? await readReportSplits(db, boxed) : [],
    samples: has('samples') ? await readReportSamples(db, core) : [],
    boxes: has('boxes') ? await readReportBoxes(db, all) : [],
    rocks: has('rocks') ? await readReportRocks(db, all) : [],
    requests: has('requests') ? await readReportRequests(db, expedition.path, all.reads) : [],
    taken: has('taken') ? await readReportTaken(db, all) : [],
    rig: has('rig') ? await readReportRig(db, all) : [],
  };
}

/** Whether a format is for people to read, and so has pictures. */
export function hasPictures(format: ReportFormat): boolean {
  return format === 'html' || format === 'pdf';
}

/** A report in one format, as it flows. */
export async function writeReport(report: ReportDocument, format: ReportFormat, fontFile: string): Promise<Readable> {
  if (format === 'html') return Readable.from(writeReportHtml(report));
  if (format === 'csv') return Readable.from(writeReportCsv(report));
  if (format === 'xlsx') return Readable.from([Buffer.from(await writeReportXlsx(report))]);
  return writeReportPdf(report, paperType(fontFile)) as unknown as Readable;
}

/** A name for the file: report, expedition, and the day where it is about one. */
export function reportFileName(
  { name, day, expedition, hole, cores, object }: WantedReport,
  format: ReportFormat,
): string {
  const parts = [expedition, hole, cores, object, name, day].filter((one) => one !== undefined);
  return `${parts.join('-').replace(/[^\w.-]+/g, '_')}.${format}`;
}
