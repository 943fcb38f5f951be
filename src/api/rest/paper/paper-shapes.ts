import { Type } from 'typebox';
import { PRINT_STATES } from '../../../operations/paper/paper-ports.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';

/** Which part of an expedition is meant. */
export const PartShape = {
  expedition: Type.String({
    minLength: 1,
    maxLength: 60,
    description: 'Code of the expedition; `PROGRAM/CODE` where several programs count alike.',
  }),
  hole: Type.Optional(Type.String({ maxLength: 100, description: 'One hole, as `A`, `1_A` or `5054_1_A`.' })),
  cores: Type.Optional(Type.String({ maxLength: 20, description: 'Core runs of one hole, as `84` or `80-90`.' })),
};

/** An answer that is a file of one of these types. */
export function fileOf(types: readonly string[]) {
  const schema = Type.Unsafe<unknown>({ type: 'string', format: 'binary' });
  const content = Object.fromEntries(types.map((type) => [type.split(';')[0]!, { schema }]));
  return { description: 'The file.', content };
}

/** A label layout; what must hold is told by findings, which say more than a schema. */
export const LayoutBody = Type.Unsafe<unknown>({
  type: 'object',
  additionalProperties: true,
  title: 'LabelLayout',
  description: 'A label layout as `GET /label-layouts/{name}` gives it; see docs/labels-and-reports.md.',
});

/** A job of labels for a printer. */
export const PrintJobShape = Type.Object(
  {
    id: Type.String(),
    printer: Type.String(),
    layout: Type.String(),
    expedition: Type.String({ description: 'Its code; empty for labels of places.' }),
    party: Type.String(),
    objects: Type.Array(Type.String(), { description: 'Names of the objects, in the order of the labels.' }),
    labels: Type.Integer({ description: 'How many labels, copies counted.' }),
    state: Word(
      PRINT_STATES,
      'Where it stands; `sent` is what the printer took, nobody knows whether there was paper.',
    ),
    attempts: Type.Integer(),
    lastError: Nullable(Type.String()),
    createdAt: Moment('When it was asked for.'),
    createdBy: Type.String(),
    changedAt: Moment('When it changed last.'),
  },
  { title: 'PrintJob' },
);

/** A job with what is to say about its labels. */
export const PrintedShape = Type.Object({ job: PrintJobShape, findings: Type.Array(FindingShape) });

/** The id of a job in an address. */
export const JobId = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
