import { type Igsn, parseIgsn } from '../../domain/identifier/igsn.ts';
import { MdsRefusal } from './mds-answer.ts';
import type { MdsService } from './mds-service.ts';

/** An identifier of a request: the code that records are kept under, and the spelling that answers use. */
export interface MdsIdentifier {
  readonly igsn: Igsn;
  /** `prefix/CODE`, under the prefix that the client used, else under the handle prefix. */
  readonly spelled: string;
}

const PREFIX_LIKE = /^\d[\d.]*$/;
const PREFIX = /^\d+(?:\.\d+)*$/;

/**
 * Reads an identifier: under our handle prefix, our DOI prefix or bare; the code may hold slashes. Letters a-z are made upper
 * case, nothing else. Throws 400 `malformed IGSN`, `malformed IGSN prefix`, `IGSN must not contain any spaces`, and 403
 * `IGSN prefix is not allowed` for a prefix of somebody else.
 */
export function readIgsn(text: string, { agent }: Pick<MdsService, 'agent'>): MdsIdentifier {
  const trimmed = text.trim();
  if (/\s/.test(trimmed)) throw new MdsRefusal(400, '[igsn] IGSN must not contain any spaces');
  const slash = trimmed.indexOf('/');
  const lead = slash < 0 ? '' : trimmed.slice(0, slash);
  const isPrefixed = PREFIX_LIKE.test(lead);
  if (isPrefixed && !PREFIX.test(lead)) throw new MdsRefusal(400, '[igsn] malformed IGSN prefix');
  const code = parseIgsn(isPrefixed ? trimmed.slice(slash + 1) : trimmed, 'registry');
  if (!code.ok || code.value.startsWith('./') || code.value.startsWith('/'))
    throw new MdsRefusal(400, '[igsn] malformed IGSN');
  if (isPrefixed && lead !== agent.handlePrefix && lead !== agent.doiPrefix)
    throw new MdsRefusal(403, 'IGSN prefix is not allowed');
  return { igsn: code.value, spelled: `${isPrefixed ? lead : agent.handlePrefix}/${code.value}` };
}

/** The identifier of a question; undefined for what cannot be one of ours, which is as unknown as any other. */
export function askedIgsn(text: string, service: Pick<MdsService, 'agent'>): MdsIdentifier | undefined {
  try {
    return readIgsn(text, service);
  } catch (error) {
    if (error instanceof MdsRefusal) return undefined;
    throw error;
  }
}
