import { Type } from 'typebox';
import { FindingShape } from '../shapes.ts';

const Flag = (description: string) => Type.Optional(Type.Boolean({ description }));

/** The parameters of an import and of its preview; in a form they may be fields instead. */
export const ImportQuery = Type.Object({
  expedition: Type.Optional(Type.String({ maxLength: 64, description: 'Expedition of rows that name none.' })),
  program: Type.Optional(Type.String({ maxLength: 64, description: 'Program of rows that name none; the namespace.' })),
  name: Type.Optional(
    Type.String({ maxLength: 200, description: 'What the file is called, such as `holes.csv`; tells what it holds.' }),
  ),
  mapping: Type.Optional(
    Type.String({ maxLength: 60_000, description: 'A mapping of columns, as JSON, or the name of one that is kept.' }),
  ),
});

/** The parameters of an import. */
export const TakeQuery = Type.Object({
  ...ImportQuery.properties,
  strict: Flag('One error keeps everything out; without it good rows are kept.'),
  dryRun: Flag('Checks everything and keeps nothing.'),
});

const Column = Type.Object({
  heading: Type.String(),
  field: Type.Union([Type.String(), Type.Null()], { description: 'What it fills; null is not read.' }),
  unit: Type.Optional(Type.String()),
});

/** A mapping as it is kept and given again. */
export const Mapping = Type.Object({
  corestoneMapping: Type.Literal(1),
  tables: Type.Array(
    Type.Object({
      file: Type.Optional(Type.String()),
      sheet: Type.Optional(Type.String()),
      type: Type.String(),
      columns: Type.Array(Column),
    }),
  ),
});

const PreviewTable = Type.Object({
  file: Type.String(),
  sheet: Type.Optional(Type.String()),
  kind: Type.String({ description: '`table`, or `section-listing`, which needs no mapping.' }),
  type: Type.Optional(Type.String()),
  isTypeSure: Type.Boolean({ description: 'False where the type is a guess.' }),
  columns: Type.Array(
    Type.Object({
      ...Column.properties,
      ground: Type.String({
        description: '`known`, `near` for a guess by spelling, `unit` for one that does not fit, `none`.',
      }),
    }),
  ),
  rows: Type.Array(Type.Object({ row: Type.Integer(), cells: Type.Array(Type.String()) })),
});

/** What the first rows would become. */
export const PreviewShape = Type.Object(
  {
    tables: Type.Array(PreviewTable),
    mapping: Mapping,
    findings: Type.Array(FindingShape),
    refusedRows: Type.Integer({ description: 'How many of the rows shown would not be kept.' }),
  },
  { title: 'ImportPreview' },
);

const Counts = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
});

/** What became of an import. */
export const ImportResultShape = Type.Object(
  {
    kept: Type.Boolean({ description: 'False after a dry run, and after a strict import with errors.' }),
    rows: Type.Integer(),
    rowsNotRead: Type.Integer(),
    byType: Type.Record(Type.String(), Counts),
    findings: Type.Array(FindingShape),
    findingsNotShown: Type.Integer(),
    expeditions: Type.Array(Type.String()),
    depthsChanged: Type.Integer(),
    namespacesTaken: Type.Array(Type.String()),
  },
  { title: 'ImportResult' },
);
