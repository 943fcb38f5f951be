import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type House, publicFace } from '../../../context.ts';
import { type PublicFace, todayOf } from '../../../dissemination/public-face.ts';
import { publicRecord } from '../../../dissemination/public-record.ts';
import { publishedDescription } from '../../../dissemination/published-description.ts';
import { completenessOf } from '../../../domain/description/completeness/completeness-of.ts';
import { PROFILES } from '../../../domain/description/completeness/profiles.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { upperCaseAscii } from '../../../domain/identifier/igsn.ts';
import { isPublicState } from '../../../domain/registration/record-states.ts';
import { readIdentifier } from '../../../formats/reading/read-identifier.ts';
import type { ByteStream } from '../../../intake/bulk/bulk-piece.ts';
import { type InputLine, splitLines } from '../../../intake/bulk/split-lines.ts';
import { isOneOf } from '../../../store/engine/set-based.ts';
import { readRecords, recordsWithDescription, toRecord } from '../../../store/read/find-record.ts';
import { problemOf } from '../../problem.ts';
import { callerIfAny } from '../caller-of.ts';

const LONGEST_LINE = 4096;
const AT_ONCE = 200;
const MOST_OF_STRANGERS = 10_000;

/**
 * `POST /api/v1/verify`: for publishers; one identifier a line, bare or as JSON text, answered line by line with whether it is
 * registered, how it stands and how complete its public description is. Nothing is told of what is not public. Needs no sign-in for up
 * to 10,000 lines.
 */
export function registerVerifyRoute(api: FastifyInstance, house: House): void {
  const schema = { tags: ['bulk'], summary: 'Do these IGSNs exist, and how complete are they', security: [] };
  let face: Promise<PublicFace> | undefined;
  api.post('/verify', { schema }, async (request, reply) => {
    face ??= publicFace(house);
    const most = callerIfAny(request) === undefined ? MOST_OF_STRANGERS : Number.POSITIVE_INFINITY;
    const answers = verified(house, await face, request.body as ByteStream | undefined, most);
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(answers, { objectMode: false }));
  });
}

async function* verified(
  house: House,
  face: PublicFace,
  body: ByteStream | undefined,
  most: number,
): AsyncGenerator<string> {
  if (body === undefined || body === null) return;
  let asked = 0;
  for await (const lines of splitLines(body, LONGEST_LINE)) {
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      if (asked >= most) return void (yield `${JSON.stringify({ problem: problemOf(tooMany(most), face.baseUrl) })}\n`);
      const some = lines.slice(at, Math.min(at + AT_ONCE, at + most - asked));
      asked += some.length;
      yield await answer(house, face, some);
    }
  }
}

function tooMany(most: number): CorestoneError {
  return new CorestoneError('too-many', `Without signing in at most ${most} identifiers are looked up at once.`);
}

async function answer(house: House, face: PublicFace, lines: readonly InputLine[]): Promise<string> {
  const asked = lines.map(({ line, text }) => ({ line, text, igsn: igsnIn(text) }));
  const wanted = [...new Set(asked.map((one) => one.igsn).filter((one) => one !== ''))];
  const { read, engine } = house.store;
  const rows = await readRecords(read, recordsWithDescription(read).where(isOneOf(engine, 'record.igsn', wanted)));
  const known = new Map(rows.filter((row) => isPublicState(row.state)).map((row) => [row.igsn, told(row, face)]));
  return asked
    .map(({ line, igsn }) => `${JSON.stringify({ line, igsn, ...(known.get(igsn) ?? { exists: false }) })}\n`)
    .join('');
}

function told(row: Parameters<typeof toRecord>[0], face: PublicFace) {
  const record = toRecord(row);
  const { state, registeredAt, version } = record.facts;
  const landingPage = record.landingUrl ?? `${face.baseUrl}/igsn/${record.igsn}`;
  if (state !== 'registered') return { exists: true, state };
  const description = publishedDescription(publicRecord(record, todayOf(face)), face.agent);
  const { profile, score } = completenessOf(description, PROFILES[0]!);
  return {
    exists: true,
    state,
    version,
    registeredAt,
    landingPage,
    title: description.title,
    completeness: { profile, score },
  };
}

/** The IGSN on a line, in any spelling, bare, as JSON text or as a JSON object with `igsn`; empty where there is none. */
function igsnIn(text: string | undefined): string {
  const trimmed = text?.trim() ?? '';
  return upperCaseAscii(readIdentifier(/^["{]/.test(trimmed) ? inJson(trimmed) : trimmed)?.code ?? '');
}

function inJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return value;
    const { igsn } = value as { igsn?: unknown };
    return typeof igsn === 'string' ? igsn : '';
  } catch {
    return '';
  }
}
