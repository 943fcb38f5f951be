import { OBJECT_TYPE, type ObjectType } from '../domain/drilling/object-type.ts';
import { DEPTHS, idColumn, type ReportDocument, table, textColumn } from './report-document.ts';

/** An object that somebody looked for. Depths m below surface (CSF-A); `place` is the code of where it stands itself. */
export interface ListedObject {
  readonly type: ObjectType;
  readonly name: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly place: string | null;
}

const COLUMNS = [
  idColumn('Object', 2),
  textColumn('Kind', 1),
  ...DEPTHS,
  idColumn('IGSN', 1.5),
  idColumn('Stands in', 1.5),
];

/** Found objects as a table, for who plans a visit. `madeAt` is UTC, ISO 8601. */
export function foundObjects(objects: readonly ListedObject[], madeAt: string): ReportDocument {
  const list = table('Objects', COLUMNS, objects, (one) => [
    one.name,
    OBJECT_TYPE[one.type].label,
    one.topM,
    one.bottomM,
    one.igsn,
    one.place,
  ]);
  return {
    name: 'found-objects',
    title: 'Found objects',
    subtitle: `${objects.length} objects`,
    facts: [],
    isLandscape: false,
    blocks: () => [list],
    data: [list],
    madeAt,
  };
}
