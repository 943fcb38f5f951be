import type { InventoryDifferences } from '../domain/curation/inventory.ts';
import { idColumn, type ReportDocument, table, textColumn } from './report-document.ts';

/** What the list of an inventory is made of. `wordsOf` says a place in words; times are UTC, ISO 8601. */
export interface InventoryListData {
  readonly place: string;
  readonly startedAt: string;
  readonly differences: InventoryDifferences;
  readonly wordsOf: (placeId: string) => string;
  readonly madeAt: string;
}

const COLUMNS = [
  textColumn('Result', 1),
  idColumn('Thing', 2),
  textColumn('Said to stand', 2.5),
  textColumn('Found', 2.5),
];

/** Everything that an inventory found or missed, one a line: not found, found elsewhere, known to nobody, where it should be. */
export function inventoryList({ place, startedAt, differences, wordsOf, madeAt }: InventoryListData): ReportDocument {
  const { right, missing, misplaced, unknown } = differences;
  const rows = [
    ...missing.map((one) => ['not found', one.name, wordsOf(one.placeId), '']),
    ...misplaced.map((one) => [
      'found elsewhere',
      one.name,
      one.statedPlaceId === null ? '' : wordsOf(one.statedPlaceId),
      wordsOf(one.foundPlaceId),
    ]),
    ...unknown.map((one) => ['known to nobody', one.code, '', wordsOf(one.placeId)]),
    ...right.map((one) => [
      one.isUnopened ? 'in its crate, unopened' : 'in its place',
      one.name,
      wordsOf(one.placeId),
      one.isUnopened ? '' : wordsOf(one.placeId),
    ]),
  ];
  const list = table('Inventory', COLUMNS, rows, (row) => row);
  const counts = {
    'Not found': missing,
    'Found elsewhere': misplaced,
    'Known to nobody': unknown,
    'In its place': right,
  };
  return {
    name: 'inventory',
    title: `Inventory of ${place}`,
    subtitle: `begun ${startedAt.slice(0, 16).replace('T', ' ')} UTC`,
    facts: Object.entries(counts).map(([label, some]) => ({ label, value: String(some.length) })),
    isLandscape: true,
    blocks: () => [list],
    data: [list],
    madeAt,
  };
}
