import { type TSchema, Type } from 'typebox';
import { ACTIONS } from '../../domain/party/permission.ts';
import { ROLES } from '../../domain/party/role.ts';

/** PartySymbol of an agent, or of a client as `AGENT.CLIENT`; letters in any case. */
export const PartySymbol = (description: string) =>
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9.-]{1,60}$', description });

/** A moment, ISO 8601, UTC. */
export const Moment = (description: string) => Type.String({ format: 'date-time', description });

/** The key of a row, a UUID in lower case. */
export const Key = (description: string) =>
  Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description });

/** A value or null. */
export const Nullable = <T extends TSchema>(shape: T) => Type.Union([shape, Type.Null()]);

/** One of some words. */
export const Word = <const T extends readonly string[]>(words: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], description });

/** A role for a part of the tree. */
export const GrantShape = Type.Object({
  role: Word(ROLES, 'What the user may be, from most to least.'),
  party: Type.String({ description: 'Agent or client it is for; empty for the whole installation.' }),
});

/** The most that a token allows. */
export const ScopeShape = Word(ACTIONS, 'The most it allows, from least to most.');

/** A check's finding. */
export const FindingShape = Type.Object(
  {
    code: Type.String(),
    severity: Word(['error', 'warning', 'info'], 'An error keeps the item out.'),
    message: Type.String(),
    field: Type.Optional(Type.String()),
    value: Type.Optional(Type.String()),
    rule: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
);

/** A problem of RFC 9457. */
export const ProblemShape = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String({ description: 'Stable word of the catalogue of errors.' }),
  findings: Type.Optional(Type.Array(FindingShape)),
});

/** The problems any signed-in route may answer with. */
export const PROBLEMS = { '4xx': ProblemShape, '5xx': ProblemShape };
