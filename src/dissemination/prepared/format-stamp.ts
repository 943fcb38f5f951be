import { createHash } from 'node:crypto';
import type { Format } from '../../formats/format.ts';
import type { PublicFace } from '../public-face.ts';
import { programMark } from './program-mark.ts';

/** Raised when what is prepared gets another shape. */
const SHAPE = 3;

/**
 * The stamp of what a writer makes now: the same only while the program, the format and its version, and what it says of the
 * installation are the same. A prepared document with another stamp is not handed out.
 */
export function formatStamp({ agent, baseUrl }: Pick<PublicFace, 'agent' | 'baseUrl'>, format: Format): string {
  const { name, version, namespace } = format;
  const { adminEmail: _, ...said } = agent;
  const made = [SHAPE, programMark(), name, version, namespace, baseUrl, said];
  return createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 16);
}

/** Whether documents in a format can be prepared: those of stylesheets, which change under a name and version, cannot. */
export function canBePrepared(format: Format): boolean {
  return format.syntax === 'xml' && format.oaiPrefix !== undefined && format.writeAside === undefined;
}
