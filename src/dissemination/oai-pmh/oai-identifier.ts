import { parseIgsn } from '../../domain/identifier/igsn.ts';

const LEGAL = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-_.!~*'();/?:@&=+$,%[\]]+$/;

/** The OAI identifier of an IGSN: `oai:<repositoryIdentifier>:<IGSN>`, percent-encoded where a URI needs it. */
export function toOaiIdentifier(repositoryIdentifier: string, igsn: string): string {
  return `oai:${repositoryIdentifier}:${encodeURIComponent(igsn)}`;
}

const OF_OTHERS = 'harvested/';

/** The OAI identifier of a harvested record without IGSN: `oai:<repositoryIdentifier>:harvested/<source>/<item>`, the parts percent-encoded. */
export function toOaiIdentifierOfItem(repositoryIdentifier: string, source: string, item: string): string {
  const parts = [source, item].map((part) => encodeURIComponent(part.toWellFormed()));
  return `oai:${repositoryIdentifier}:${OF_OTHERS}${parts.join('/')}`;
}

/** Source and item of such an identifier; undefined when it is none. No IGSN is written so: its strokes are encoded. */
export function readOaiIdentifierOfItem(
  repositoryIdentifier: string,
  identifier: string,
): { readonly source: string; readonly item: string } | undefined {
  const start = `oai:${repositoryIdentifier}:${OF_OTHERS}`;
  if (identifier.slice(0, start.length).toLowerCase() !== start.toLowerCase()) return undefined;
  const [source, item, ...more] = identifier.slice(start.length).split('/');
  if (source === undefined || item === undefined || more.length > 0) return undefined;
  try {
    return { source: decodeURIComponent(source), item: decodeURIComponent(item) };
  } catch {
    return undefined;
  }
}

/** The IGSN (normal form) of an OAI identifier of this repository, in any case; undefined when it is not one of ours. */
export function readOaiIdentifier(repositoryIdentifier: string, identifier: string): string | undefined {
  const start = `oai:${repositoryIdentifier}:`;
  if (identifier.slice(0, start.length).toLowerCase() !== start.toLowerCase()) return undefined;
  try {
    const igsn = parseIgsn(decodeURIComponent(identifier.slice(start.length)), 'registry');
    return igsn.ok ? igsn.value : undefined;
  } catch {
    return undefined;
  }
}

/** True when an identifier has URI syntax and may be repeated in an answer. */
export function isUri(identifier: string): boolean {
  return LEGAL.test(identifier);
}
