import { OBJECT_FIELDS } from '../domain/drilling/object-fields.ts';
import type { FieldValue } from '../domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES } from '../domain/drilling/object-type.ts';
import { isEmptyValue } from '../domain/drilling/same-value.ts';
import type { FieldDescriptor } from '../domain/field.ts';
import type { OwnFields } from '../domain/own-fields/own-field.ts';
import type { ReportRecord } from '../domain/report/report-rows.ts';
import { report } from './head-facts.ts';
import type { ReportData } from './report-data.ts';
import {
  type CellValue,
  DEPTHS,
  idColumn,
  type ReportColumn,
  type ReportFact,
  table,
  textColumn,
} from './report-document.ts';
import { spellMoment, spellRange, stated } from './spell-cell.ts';

const LIST_COLUMNS: readonly ReportColumn[] = [
  idColumn('Name', 2.4),
  idColumn('IGSN', 1.8),
  textColumn('Status', 1),
  ...DEPTHS,
  { label: 'Changed', kind: 'moment', weight: 1.6 },
  textColumn('By', 1.6),
];

/** Every object of the part by type (mDIS "List of records"): name, IGSN, what became of its registration, depths, who changed it last. */
export const RECORDS = report(
  {
    name: 'records',
    title: 'List of records',
    summary: 'Everything recorded, type by type: name, IGSN, status, depths, last change.',
    needs: ['records'],
    takesObject: true,
  },
  (data) => {
    const byType = Map.groupBy(data.records, (one) => one.type);
    const types = OBJECT_TYPES.filter((type) => byType.has(type));
    const inOrder = types.flatMap((type) => byType.get(type)!);
    return {
      facts: recordFacts(data),
      blocks: function* () {
        yield { kind: 'note', text: 'Top and bottom are metres below surface (CSF-A), times are UTC.' };
        for (const type of types) {
          const own = byType.get(type)!;
          yield { kind: 'heading', text: `${OBJECT_TYPE[type].plural}: ${own.length}` };
          yield table('', LIST_COLUMNS, own, listLine);
        }
      },
      data: [
        table('Records', [textColumn('Type', 1.2), ...LIST_COLUMNS], inOrder, (one) => [
          OBJECT_TYPE[one.type].label,
          ...listLine(one),
        ]),
      ],
    };
  },
);

const FIELD_COLUMNS = [textColumn('Field', 1.6), textColumn('Value', 4)];

/** Every object of the part with all that is stated of it (mDIS "Record details"), in the order of the tree. */
export const RECORD_DETAILS = report(
  {
    name: 'record-details',
    title: 'Record details',
    summary: 'Every record with all its fields; for an object, some core runs, or a small hole.',
    needs: ['details'],
    takesObject: true,
  },
  (data) => {
    const lines = (record: ReportRecord) => fieldLines(record, data.ownFields);
    const flat = data.records.flatMap((record) => lines(record).map((line) => ({ record, line })));
    const columns = [textColumn('Type', 1.2), idColumn('Name', 2), idColumn('IGSN', 1.6), ...FIELD_COLUMNS];
    return {
      isLandscape: false,
      facts: recordFacts(data),
      blocks: function* () {
        yield { kind: 'note', text: 'Depths are metres below surface (CSF-A). What is not stated is left out.' };
        for (const record of data.records) {
          yield { kind: 'heading', text: `${OBJECT_TYPE[record.type].label} ${record.combinedId}` };
          yield { kind: 'note', text: headOf(record) };
          yield table('', FIELD_COLUMNS, lines(record), (line) => line);
        }
      },
      data: [
        table('Fields of records', columns, flat, ({ record, line }) => [
          OBJECT_TYPE[record.type].label,
          record.combinedId,
          record.igsn,
          ...line,
        ]),
      ],
    };
  },
);

function recordFacts({ records }: ReportData): ReportFact[] {
  return [
    { label: 'Records', value: String(records.length) },
    { label: 'With an IGSN', value: String(records.filter((one) => one.igsn !== null).length) },
  ];
}

const listLine = ({
  combinedId,
  igsn,
  state,
  topM,
  bottomM,
  changedAt,
  changedBy,
}: ReportRecord): readonly CellValue[] => [combinedId, igsn, state, topM, bottomM, changedAt, changedBy];

function headOf({ igsn, state, topM, bottomM, changedAt, changedBy }: ReportRecord): string {
  const depths = spellRange(topM, bottomM, 'm');
  const by = changedBy === '' ? '' : ` by ${changedBy}`;
  return [
    `IGSN ${stated(igsn)}${state === null ? '' : `, ${state}`}.`,
    depths === '' ? '' : `${depths}.`,
    `Changed ${spellMoment(changedAt)}${by}.`,
  ]
    .filter((one) => one !== '')
    .join(' ');
}

/** What is stated of a record, field by field: label with its unit, and the value in words. */
function fieldLines({ type, values }: ReportRecord, ownFields: OwnFields): (readonly [label: string, value: string])[] {
  const fields = [...OBJECT_FIELDS[type], ...ownFields.known(type).map((one) => one.field)];
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined || isEmptyValue(value)) return [];
    return [[labelOf(field), spelled(field, value)] as const];
  });
}

const labelOf = ({ label, unit }: FieldDescriptor): string => (unit === undefined ? label : `${label}, ${unit}`);

function spelled({ type }: FieldDescriptor, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.join('; ');
  return type === 'date_time' ? spellMoment(String(value)) : String(value);
}
