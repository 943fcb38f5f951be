import { createHmac, timingSafeEqual } from 'node:crypto';

/** The verbs whose lists come in pages. */
export type ListVerb = 'ListIdentifiers' | 'ListRecords';

/** Everything needed to go on with a list; arguments as the harvester first gave them. */
export interface Resumption {
  readonly verb: ListVerb;
  readonly metadataPrefix: string;
  readonly set: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** `changed_seq` of the last record already given. */
  readonly afterSeq: number;
  /** Records already given. */
  readonly cursor: number;
  readonly completeListSize: number;
  /** Seconds since 1970. */
  readonly issuedAtS: number;
}

const LONGEST = 4000;
const SIGNATURE_BYTES = 18;
const SHAPE = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

type Packed = [string, string, string, string, string, number, number, number, number];

/**
 * Writes a resumption as a token of `[A-Za-z0-9._-]` only: some harvesters do not encode tokens, others do it twice.
 * Nothing is kept on the server, so a token may be used again, by several harvesters and after a restart.
 */
export function writeToken(resumption: Resumption, secret: string): string {
  const { verb, metadataPrefix, set = '', from = '', until = '', ...numbers } = resumption;
  const { afterSeq, cursor, completeListSize, issuedAtS } = numbers;
  const packed: Packed = [verb, metadataPrefix, set, from, until, afterSeq, cursor, completeListSize, issuedAtS];
  const payload = Buffer.from(JSON.stringify(packed)).toString('base64url');
  return `${payload}.${sign(payload, secret)}`;
}

/** Reads a token; undefined when it was not written with this secret. Age and verb are the caller's to judge. */
export function readToken(token: string, secret: string): Resumption | undefined {
  if (token.length > LONGEST || !SHAPE.test(token)) return undefined;
  const [payload = '', signature = ''] = token.split('.');
  if (!isEqual(signature, sign(payload, secret))) return undefined;
  const [verb, metadataPrefix, set, from, until, afterSeq, cursor, completeListSize, issuedAtS] = JSON.parse(
    Buffer.from(payload, 'base64url').toString('utf8'),
  ) as Packed;
  return {
    verb: verb as ListVerb,
    metadataPrefix,
    set: set || undefined,
    from: from || undefined,
    until: until || undefined,
    afterSeq,
    cursor,
    completeListSize,
    issuedAtS,
  };
}

function sign(payload: string, secret: string): string {
  const mac = createHmac('sha256', secret).update('corestone oai-pmh resumption 1\n').update(payload).digest();
  return mac.subarray(0, SIGNATURE_BYTES).toString('base64url');
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
