import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { LABEL_FIELDS, type LabelField, type LabelValues } from '../../domain/label/label-fields.ts';
import { holePathOf } from '../../domain/report/path-parts.ts';
import type { ReportExpedition, ReportHole, ReportSplit } from '../../domain/report/report-rows.ts';
import { spellNumber, spellRange, THIN } from '../../reports/spell-cell.ts';
import type { LabelRow } from '../../store/read/report-label-rows.ts';

/** What labels say beside what is known of each object. */
export interface LabelSurroundings {
  readonly expedition: ReportExpedition;
  readonly holes: readonly ReportHole[];
  /** Pieces in boxes; needed only where boxes get labels. */
  readonly splits: readonly ReportSplit[];
  readonly doiPrefix: string;
  /** Address of a record's page where its DOI does not lead there: in demonstrations. */
  readonly addressOf: (igsn: string) => string;
  /** Day of printing, ISO. */
  readonly printedOn: string;
}

const EMPTY = Object.fromEntries(Object.keys(LABEL_FIELDS).map((field) => [field, ''])) as Record<LabelField, string>;

/** Makes the values of labels; what is not stated is empty. Numbers, units and dates as people read them. */
export function labelValuesOf(around: LabelSurroundings): (row: LabelRow) => LabelValues {
  const { expedition, printedOn } = around;
  const holeAt = new Map(around.holes.map((one) => [one.path, one]));
  const inBox = Map.groupBy(
    around.splits.filter((one) => one.box !== null),
    (one) => `${holePathOf(one.path)} ${one.box}`,
  );
  return (row) => {
    const hole = holeAt.get(holePathOf(row.path));
    const pieces = inBox.get(`${holePathOf(row.path)} ${row.name}`) ?? [];
    return {
      ...EMPTY,
      ...identityOf(row, around),
      ...placeOf(row),
      ...aboutOf(row),
      program: expedition.program,
      expedition: expedition.code,
      expedition_name: expedition.name ?? '',
      acronym: expedition.acronym ?? expedition.code,
      site: hole?.site ?? '',
      hole: hole?.name ?? '',
      contents:
        row.type === 'core_box' && pieces.length > 0 ? `${pieces[0]!.combinedId} … ${pieces.at(-1)!.combinedId}` : '',
      repository: expedition.repository ?? '',
      printed_on: printedOn,
    };
  };
}

function identityOf({ igsn, combinedId, aboveId, name, type }: LabelRow, around: LabelSurroundings) {
  const doi = igsn === null ? '' : `${around.doiPrefix}/${igsn.toLowerCase()}`;
  const address =
    igsn === null ? combinedId : around.expedition.isDemonstration ? around.addressOf(igsn) : `https://doi.org/${doi}`;
  return {
    igsn: igsn ?? '',
    doi,
    address,
    combined_id: combinedId,
    above_id: aboveId ?? '',
    name,
    type: OBJECT_TYPE[type].label,
  };
}

const CM_PER_M = 100;

function placeOf(row: LabelRow): Partial<LabelValues> {
  const { detail } = row;
  const numberOf = (column: string) => (typeof detail[column] === 'number' ? detail[column] : null);
  const [topCm, bottomCm] = [numberOf('top_offset_cm'), numberOf('bottom_offset_cm')];
  const topM = row.topM ?? numberOf('top_depth_m');
  const bottomM = row.bottomM ?? numberOf('bottom_depth_m');
  const lengthCm = lengthCmOf(row, topCm, bottomCm, numberOf);
  const depth = spellRange(topM, bottomM, 'm');
  return {
    core: row.runName === null ? '' : `${row.runName}${row.coreType ?? ''}`,
    section: row.isCoreCatcher ? 'CC' : (row.sectionName ?? ''),
    half: row.splitName ?? '',
    depth,
    top_m: spellNumber(topM, 2),
    bottom_m: spellNumber(bottomM, 2),
    scale: depth === '' ? '' : 'm below surface (CSF-A)',
    interval_cm: spellRange(topCm, bottomCm, 'cm', isWhole(topCm) && isWhole(bottomCm) ? 0 : 1),
    length_cm: lengthCm === null ? '' : `${spellNumber(lengthCm, isWhole(lengthCm) ? 0 : 1)}${THIN}cm`,
  };
}

/** Of pieces between two offsets their difference, of sections the curated length, of anything else what its depths say. */
function lengthCmOf(
  { topM, bottomM }: LabelRow,
  topCm: number | null,
  bottomCm: number | null,
  numberOf: (column: string) => number | null,
): number | null {
  if (topCm !== null && bottomCm !== null) return tenth(bottomCm - topCm);
  const statedM = numberOf('curated_length_m') ?? numberOf('section_length_m');
  if (statedM !== null) return tenth(statedM * CM_PER_M);
  return topM === null || bottomM === null ? null : tenth((bottomM - topM) * CM_PER_M);
}

const isWhole = (value: number | null): boolean => value === null || Number.isInteger(value);

const tenth = (value: number): number => Math.round(value * 10) / 10;

function aboutOf({ detail, sectionRock, splitBox }: LabelRow): Partial<LabelValues> {
  const text = (column: string) =>
    detail[column] === null || detail[column] === undefined ? '' : String(detail[column]);
  const moment = text('sample_date') || text('core_ondeck');
  return {
    amount: text('amount'),
    rock: text('rock_type') || sectionRock || '',
    request: text('sample_request'),
    date: moment.slice(0, 10),
    sampled_by: text('sampled_by'),
    curator: text('curator'),
    box: text('core_box') || splitBox || '',
    storage: text('storage'),
  };
}
