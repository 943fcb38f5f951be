import { CorestoneError } from '../../domain/error.ts';
import { parsePastedIdentifier } from '../../domain/identifier/pasted-identifier.ts';
import { isReadIn, liesInParts } from '../../domain/party/tree-right.ts';
import { writableName } from '../../domain/unwritable.ts';
import { type Caller, may, notAllowed } from '../caller.ts';
import { expeditionOf } from '../curation/requests/request-access.ts';
import type { Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ObjectFile } from './file-ports.ts';

type Reading = Pick<Work, 'tree' | 'parties'>;

/**
 * The object that a text names by its key, IGSN or name, where the caller may see it. Throws `not-found`, also for one that the caller may
 * not see.
 */
export async function objectMeant(
  work: Reading & Pick<Work, 'storage'>,
  text: string,
  caller: Caller,
): Promise<TreeObject> {
  const asked = writableName(text).trim();
  const pasted = parsePastedIdentifier(asked, { doiPrefixes: [] });
  const igsn = pasted.kind === 'unknown' ? undefined : pasted.igsn;
  const codes = [asked, ...(igsn === undefined ? [] : [igsn])].filter((one) => one !== '');
  const found = await work.storage.findThings(codes);
  const thing = codes.map((one) => found.get(one)).find((one) => one?.kind === 'object');
  const [object] = thing === undefined ? [] : await work.tree.findByIds([thing.id]);
  if (object !== undefined && (await rightsOn(work, object, caller)).reads) return object;
  throw new CorestoneError('not-found', `There is nothing called ${asked} that you may see.`);
}

/** What a caller may do with the files of an object: whoever sees it sees them, whoever enters it enters them. */
export async function rightsOn(work: Reading, object: TreeObject, caller: Caller) {
  if (object.expeditionId === null && object.type !== 'expedition') return rightsOnProgram(work, object, caller);
  const expedition = await expeditionOf(work, object.expeditionId ?? object.id);
  const { reads, enters } = rightsIn(caller, expedition);
  return { reads: isReadIn(reads, object), enters: liesInParts(enters, object), client: expedition.client };
}

async function rightsOnProgram(work: Reading, { name }: TreeObject, caller: Caller) {
  const client = (await work.parties.holderOf(name.toUpperCase()))?.client ?? '';
  return { reads: may(caller, 'read', client), enters: may(caller, 'deposit', client), client };
}

/** Throws `not-allowed` where a caller may not enter an object. */
export async function ensureEnters(work: Reading, object: TreeObject, caller: Caller): Promise<void> {
  const { enters, client } = await rightsOn(work, object, caller);
  if (!enters) throw notAllowed(caller, 'deposit', client);
}

/** A file with its object, where the caller may see it, deleted or not. Throws `not-found`. */
export async function seenFile(
  work: Reading & Pick<Work, 'files'>,
  id: string,
  caller: Caller,
): Promise<{ readonly file: ObjectFile; readonly object: TreeObject }> {
  // PostgreSQL takes no empty text for a key, which is what a form gives for something else.
  const [file] = id === '' ? [] : await work.files.find([id]);
  const [object] = file === undefined ? [] : await work.tree.findByIds([file.objectId]);
  if (file === undefined || object === undefined || !(await rightsOn(work, object, caller)).reads) throw noFile();
  return { file, object };
}

/** There is no such file, as far as the caller may know. */
export const noFile = () => new CorestoneError('not-found', 'There is no such file, or it is not yours to see.');
