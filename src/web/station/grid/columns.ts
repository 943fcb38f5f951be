import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { fieldsOf } from '../keeping/fields-of.ts';
import { tree } from '../keeping/station-state.ts';

/** A column of the grid. `field` is there where cells can be edited. */
export interface Column {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly isNumber: boolean;
  readonly isMono: boolean;
  readonly field?: FieldDescriptor;
  readonly value: (object: StationObject) => FieldValue;
}

const given = (
  key: string,
  label: string,
  group: string,
  value: (object: StationObject) => FieldValue,
  { isNumber = false, isMono = false } = {},
): Column => ({ key, label, group, value, isNumber, isMono });

const DEPTHS: readonly Column[] = [
  given('topDrfM', 'Top, m', 'Depth, driller’s', (one) => one.topDrfM, { isNumber: true }),
  given('bottomDrfM', 'Bottom, m', 'Depth, driller’s', (one) => one.bottomDrfM, { isNumber: true }),
  given('topCsfAM', 'Top, CSF-A, m', 'Depth below surface', (one) => one.topCsfAM, { isNumber: true }),
  given('bottomCsfAM', 'Bottom, CSF-A, m', 'Depth below surface', (one) => one.bottomCsfAM, { isNumber: true }),
  given('topCsfBM', 'Top, CSF-B, m', 'Depth below surface', (one) => one.topCsfBM, { isNumber: true }),
  given('bottomCsfBM', 'Bottom, CSF-B, m', 'Depth below surface', (one) => one.bottomCsfBM, { isNumber: true }),
];

/** Where the newest word about an object is, as filters say it. */
const KEPT_ON = { server: 'Server', tablet: 'This tablet', refused: 'Not taken' } as const;

const REGISTER: readonly Column[] = [
  given('igsn', 'IGSN', 'Register', (one) => one.igsn, { isMono: true }),
  given('recordState', 'Status', 'Register', (one) => one.recordState),
  given('keptOn', 'Kept on', 'Register', (one) => KEPT_ON[tree.peek().keptOn(one.id)]),
  given('changedAt', 'Changed', 'Register', (one) => one.changedAt),
  given('changedBy', 'Changed by', 'Register', (one) => one.changedBy),
];

/** Every column that objects of a type can have, its name first. The field that names it is not edited in a grid. */
export function columnsOf(type: ObjectType): readonly Column[] {
  const { label, nameField } = OBJECT_TYPE[type];
  const name = given('combinedId', label, 'Identity', (one) => one.combinedId, { isMono: true });
  const fields = fieldsOf(type)
    .filter((field) => field.name !== nameField)
    .map(columnOf);
  return [name, ...DEPTHS, ...fields, ...REGISTER];
}

/** The columns shown until somebody chooses others. */
export function usualColumns(type: ObjectType): readonly string[] {
  const fields = fieldsOf(type).filter(
    ({ name, group }) => name !== OBJECT_TYPE[type].nameField && !['people', 'remarks', 'location'].includes(group),
  );
  return [
    'combinedId',
    'topDrfM',
    'bottomDrfM',
    ...fields.slice(0, 6).map(({ name }) => name),
    'igsn',
    'recordState',
    'keptOn',
  ];
}

/** A number as cells show it: depths and lengths with two decimals, others as they are. */
export function cellText(column: Column, value: FieldValue): string {
  if (typeof value === 'number') return /, m$/.test(column.label) ? value.toFixed(2) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null) return '';
  return typeof value === 'string' ? value : value.join('; ');
}

function columnOf(field: FieldDescriptor): Column {
  const label = field.unit === undefined ? field.label : `${field.label}, ${field.unit}`;
  const isNumber = field.type === 'integer' || field.type === 'decimal';
  return {
    key: field.name,
    label,
    group: field.group[0]!.toUpperCase() + field.group.slice(1),
    isNumber,
    isMono: false,
    field,
    value: (one) => one.values[field.name] ?? null,
  };
}
