import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import { parsePastedIdentifier } from '../../domain/identifier/pasted-identifier.ts';
import { liesInParts } from '../../domain/party/tree-right.ts';
import { writableName } from '../../domain/unwritable.ts';
import { type Caller, may } from '../caller.ts';
import type { Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import type { Linkable } from './publication-ports.ts';

/**
 * Which records are meant: those of a list of IGSNs, or those of a part of the core tree, at and below what is named by
 * IGSN or name (`5054_1_A`), as far as they are of these types, overlap an interval (m below surface, CSF-A), or were taken for a request.
 */
export interface LinkTarget {
  readonly igsns?: readonly string[] | undefined;
  readonly below?: string | undefined;
  readonly types?: readonly ObjectType[] | undefined;
  readonly topM?: number | undefined;
  readonly bottomM?: number | undefined;
  readonly request?: string | undefined;
}

/** So many records are linked by one call. */
export const MOST_LINKED = 50_000;

/**
 * The IGSNs of a target, each once, in its order. Findings of `parseIgsn` for what is none. Throws `not-found` where nothing is called so
 * as `below` says, `too-many` for a target of more than {@link MOST_LINKED}, `invalid-input` for one that says nothing.
 */
export async function igsnsMeant(
  work: Work,
  target: LinkTarget,
): Promise<{ readonly igsns: readonly string[]; readonly findings: readonly Finding[] }> {
  const { types, topM, bottomM } = target;
  if (target.below === undefined) return listedIn(target.igsns ?? []);
  const below = writableName(target.below);
  const request = target.request === undefined ? undefined : writableName(target.request);
  const thing = (await work.storage.findThings([below])).get(below);
  const [object] = thing?.kind === 'object' ? await work.tree.findByIds([thing.id]) : [];
  if (object === undefined) throw new CorestoneError('not-found', `Nothing is called ${below}.`);
  const igsns = await work.publications.igsnsIn({ path: object.path, types, topM, bottomM, request }, MOST_LINKED + 1);
  return { igsns: withinReason(igsns), findings: [] };
}

function listedIn(texts: readonly string[]) {
  if (texts.length === 0) throw new CorestoneError('invalid-input', 'No record is named.');
  const igsns = new Set<string>();
  const findings: Finding[] = [];
  for (const text of texts) {
    const read = readIgsn(text);
    if (read.ok) igsns.add(read.value);
    else findings.push(...read.findings);
  }
  return { igsns: withinReason([...igsns]), findings };
}

/** An IGSN as it is pasted out of a paper: bare, with its label, as an address, or as a DOI of whatever agent. */
function readIgsn(stated: string): Checked<string> {
  const text = writableName(stated);
  const prefix = /10\.\d{4,9}(?:\.\d{1,9})*(?=\/)/.exec(text)?.[0];
  const pasted = parsePastedIdentifier(text, { doiPrefixes: prefix === undefined ? [] : [prefix] });
  if (pasted.kind !== 'unknown' && pasted.igsn !== undefined) return good(pasted.igsn);
  return parseIgsn(text.trim(), 'registry');
}

function withinReason(igsns: readonly string[]): readonly string[] {
  if (igsns.length <= MOST_LINKED) return igsns;
  throw new CorestoneError('too-many', `More than ${MOST_LINKED} records are meant; link them part by part.`);
}

/** Why a record cannot be linked by somebody; undefined where it can. One that is not seen is told of as if it were not there. */
export function whyNotLinked(igsn: string, known: Linkable | undefined, caller: Caller): Finding | undefined {
  const rule = 'a registered record that you deposit for';
  const said = (code: string, words: string) => finding(code, words, { field: 'igsn', value: igsn, rule });
  if (known === undefined || known.state === 'reserved')
    return said('record-unknown', `${igsn} is not registered here.`);
  if (!mayLink(known, caller) && known.state === 'hidden')
    return said('record-unknown', `${igsn} is not registered here.`);
  if (!mayLink(known, caller)) return said('record-not-yours', `${igsn} belongs to ${known.client}.`);
  return known.state === 'withdrawn' ? said('record-withdrawn', `${igsn} is withdrawn.`) : undefined;
}

/** Who deposits for the record's client may link it, and who enters related works where its object lies. */
function mayLink({ client, path }: Linkable, caller: Caller): boolean {
  if (may(caller, 'deposit', client)) return true;
  if (path === null) return false;
  const expedition = path.split('/', 2).join('/');
  const { enters } = rightsIn(caller, { path: expedition, client });
  return liesInParts(enters, { type: 'related_work', path });
}
