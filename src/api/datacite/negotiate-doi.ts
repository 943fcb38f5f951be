import type { FastifyReply } from 'fastify';
import { DATACITE } from '../../formats/datacite-4/format.ts';
import type { Format } from '../../formats/format.ts';
import type { DataciteContext } from './datacite-context.ts';
import { xmlOf } from './doi-resource.ts';
import { refusal } from './json-api.ts';
import { publicOf } from './public-of.ts';
import type { StoredDoi } from './stored-doi.ts';

/** Sends a record in a format. */
type Send = (stored: StoredDoi, reply: FastifyReply, context: DataciteContext) => FastifyReply;

/** What a path names: a DOI, and how it is to be sent where it is not to be JSON:API. */
export interface NegotiatedDoi {
  readonly doi: string;
  readonly mediaType?: Send;
}

const PLAIN = /^(?:\*\/\*|application\/\*|application\/(?:vnd\.api\+)?json|text\/html|text\/\*)$/i;
const MIME_PATH = /^((?:application|text)\/[\w.+-]+)\/(10.+)$/;

/**
 * The DOI of a path, in any of the formats that DataCite's content negotiation gives and ours besides: by the path
 * `{media type}/{doi}` or by the Accept header. JSON:API for everything that takes JSON. Throws 406 for a type nobody writes.
 */
export function negotiateDoi(path: string, accept: string | undefined, formats: readonly Format[]): NegotiatedDoi {
  const formatOf = (mediaType: string) => formats.find((one) => isNamed(one, mediaType));
  const [, named, rest] = MIME_PATH.exec(path) ?? [];
  if (named !== undefined && rest !== undefined) {
    const format = formatOf(named);
    if (format === undefined) throw refusal(406);
    return { doi: rest, mediaType: sendAs(format, named) };
  }
  const ranges = (accept ?? '*/*').split(',').map((one) => one.split(';')[0]!.trim());
  const wanted = ranges.find((range) => PLAIN.test(range) || formatOf(range) !== undefined);
  // A header that is no list of media types tells nothing.
  if (wanted === undefined && ranges.some((range) => /^[\w.+-]+\/[\w.+-]+$/.test(range))) throw refusal(406);
  const format = wanted === undefined || PLAIN.test(wanted) ? undefined : formatOf(wanted);
  return format === undefined ? { doi: path } : { doi: path, mediaType: sendAs(format, wanted!) };
}

/** Pages are the portal's to show, with its own rules for browsers. */
function isNamed({ mediaTypes }: Format, mediaType: string): boolean {
  return (
    mediaType.toLowerCase() !== 'text/html' && mediaTypes.some((one) => one.split(';')[0] === mediaType.toLowerCase())
  );
}

function sendAs(format: Format, mediaType: string): Send {
  return (stored, reply, context) => {
    const text = format === DATACITE ? datacite(stored, context) : undefined;
    void reply.type(`${mediaType}; charset=utf-8`).header('vary', 'Accept, Authorization');
    void reply.header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
    return reply.send(text ?? written(stored, format, context));
  };
}

function datacite(stored: StoredDoi, { write }: DataciteContext): Buffer | undefined {
  const xml = xmlOf(stored, write);
  return xml === null ? undefined : Buffer.from(xml, 'base64');
}

function written(stored: StoredDoi, format: Format, context: DataciteContext): string {
  const text = publicOf(stored, format, context);
  return format.syntax === 'xml' ? `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n` : text;
}
