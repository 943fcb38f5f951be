import { Type } from 'typebox';

const Text = Type.String({ maxLength: 2000 });
const Keep = Type.Union([Type.Literal('ours'), Type.Literal('theirs')]);
const Anything = Type.Unknown({ description: 'A value as the field has it.' });

/** Which job. */
export const PackageParams = Type.Object({ id: Type.String({ maxLength: 40 }) });

/** What is wanted of a new package. */
export const NewPackageShape = Type.Object({
  expedition: Type.String({ maxLength: 100, description: 'Code of the expedition.' }),
});

/** How a package is taken. */
export const TakeQuery = Type.Object({
  dryRun: Type.Optional(Type.Boolean({ description: 'Says what would become of it, and keeps nothing.' })),
  keep: Type.Optional(Keep),
  trust: Type.Optional(
    Type.String({ maxLength: 100, description: 'The key of the package, compared with who made it.' }),
  ),
  client: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'The client here that holds its namespace, where it is called otherwise.',
    }),
  ),
});

/** What is decided about a package that was looked at. */
export const DecideShape = Type.Object({
  ...TakeQuery.properties,
  decisions: Type.Optional(
    Type.Array(Type.Object({ table: Text, key: Text, field: Text, keep: Keep }), { maxItems: 10_000 }),
  ),
});

/** What a package that comes in pieces is begun with. */
export const NewUploadShape = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, description: 'Name of its file.' }),
    bytes: Type.Integer({ minimum: 1, maximum: 1e13, description: 'How long the whole of it is, in octets.' }),
  },
  { additionalProperties: false },
);

/** Where a piece begins. */
export const PieceHeaders = Type.Object({
  'upload-offset': Type.Integer({
    minimum: 0,
    maximum: 1e13,
    description: 'Where the piece begins: how many octets are here already.',
  }),
});

/** How a package that came in pieces is taken. */
export const EndQuery = Type.Object({
  ...TakeQuery.properties,
  sha256: Type.Optional(
    Type.String({
      pattern: '^[0-9A-Fa-f]{64}$',
      description: 'SHA-256 of the whole package, hexadecimal; compared with what came.',
    }),
  ),
});

/** A package that comes in pieces, as far as it is here. */
export const UploadShape = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    bytes: Type.Integer({ description: 'How long the whole of it is.' }),
    offset: Type.Integer({ description: 'How much of it is on the disk here; the next piece begins there.' }),
    expiresAt: Type.String({ format: 'date-time', description: 'When it is removed, unless another piece comes.' }),
  },
  { title: 'PackageUpload' },
);

const ConflictShape = Type.Object({
  table: Text,
  key: Text,
  name: Type.String(),
  field: Type.String({ description: 'Empty is all of it.' }),
  kind: Text,
  base: Type.Optional(Anything),
  theirs: Anything,
  ours: Anything,
  isOpen: Type.Boolean({ description: 'Whether it can be decided; otherwise one side has to change something first.' }),
});

/** A package that is made or taken, as far as it is. */
export const PackageShape = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: '`hand-over` or `take-over`.' }),
  state: Type.String(),
  done: Type.Integer(),
  total: Type.Union([Type.Integer(), Type.Null()]),
  fault: Type.Union([Type.String(), Type.Null()]),
  made: Type.Optional(
    Type.Object({ package: Type.String(), signer: Type.String(), rows: Type.Integer(), bytes: Type.Integer() }),
  ),
  taken: Type.Optional(
    Type.Object({
      package: Type.String(),
      madeAt: Type.String(),
      signer: Type.String(),
      origin: Type.String(),
      expedition: Type.String(),
      isDry: Type.Boolean(),
      isFirst: Type.Boolean(),
      rows: Type.Integer(),
      added: Type.Integer(),
      changed: Type.Integer(),
      deleted: Type.Integer(),
      conflictCount: Type.Integer(),
      conflicts: Type.Array(ConflictShape),
      placesMissing: Type.Array(Type.String(), {
        description:
          'Codes of places in which things stand there and that are not here; these things stand nowhere here.',
      }),
    }),
  ),
});
