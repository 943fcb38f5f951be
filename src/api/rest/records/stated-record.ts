import type { FastifyRequest } from 'fastify';
import { CorestoneError } from '../../../domain/error.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { MintChange } from '../../../operations/registry/record-change.ts';
import { callerOf } from '../caller-of.ts';
import { type Given, readGivenDocument, readOwnDescription } from './read-given.ts';
import type { RecordApi } from './record-api.ts';

/** What a request states of a record, as a JSON body or by its query beside a document. */
export interface StatedRecord {
  readonly igsn?: string;
  readonly namespace?: string;
  readonly landingUrl?: string | null;
  readonly visibility?: 'reserved' | 'hidden' | 'findable';
  readonly description?: object;
}

/** The parts of a change that a request states, with what is odd about them. */
export interface StatedChange {
  readonly parts: Pick<MintChange, 'caller' | 'description' | 'landingUrl' | 'documents' | 'wish'>;
  readonly warnings: readonly Finding[];
}

/**
 * What a request states: its body is JSON of ours when its type says `application/json`, else a document in any format that is
 * read, beside which the query states the rest.
 */
export function statedOf(request: FastifyRequest): { readonly stated: StatedRecord; readonly document?: Buffer } {
  const { body, query } = request;
  if (!Buffer.isBuffer(body)) return { stated: (body ?? {}) as StatedRecord };
  if (body.length === 0) throw new CorestoneError('invalid-input', 'The document is empty.');
  return { stated: query as StatedRecord, document: body };
}

/** The change that a request states of an identifier, undefined where it is to be made up; `fallback` is the wish left out. */
export async function statedChange(
  { house, readable }: RecordApi,
  request: FastifyRequest,
  igsn: string | undefined,
  fallback: MintChange['wish'],
): Promise<StatedChange> {
  const { stated, document } = statedOf(request);
  const forWhom = { igsn, judging: house.judging };
  const { format } = request.query as { format?: string };
  const given = await (document === undefined
    ? givenIn(stated, readable, forWhom)
    : readGivenDocument(document, readable, { ...forWhom, format }));
  const { landingUrl, visibility } = stated;
  return {
    parts: {
      caller: callerOf(request),
      wish: visibility ?? fallback,
      ...(landingUrl !== undefined && { landingUrl: landingUrl === '' ? null : landingUrl }),
      ...(given !== undefined && { description: given.description }),
      ...(given?.documents !== undefined && { documents: given.documents }),
    },
    warnings: given?.warnings ?? [],
  };
}

async function givenIn(
  { description }: StatedRecord,
  readable: RecordApi['readable'],
  forWhom: Parameters<typeof readOwnDescription>[1],
): Promise<Given | undefined> {
  if (description === undefined) return undefined;
  const { format, document } = description as { format?: string; document?: unknown };
  if (typeof document !== 'string') return readOwnDescription(description, forWhom);
  return readGivenDocument(Buffer.from(document), readable, { ...forWhom, format });
}
