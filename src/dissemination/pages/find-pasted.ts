import type { Finding } from '../../domain/finding.ts';
import type { EntryName } from '../../domain/harvest/entry-path.ts';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { parsePastedIdentifier } from '../../domain/identifier/pasted-identifier.ts';
import { tightenedTexts } from '../../domain/identifier/pasted-text.ts';
import { writeCombinedId } from '../../domain/identifier/write-combined-id.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { findRecordNamed, isKnown } from '../../store/read/find-known.ts';
import { findEntry } from '../../store/search/find-entry.ts';
import type { PublicFace } from '../public-face.ts';

/** Where a pasted text leads: the IGSN of a record, a harvested record without one, or the findings that say what is wrong with it. */
export type Pasted =
  | { readonly igsn: string }
  | { readonly entry: EntryName }
  | { readonly findings: readonly Finding[] };

const MOST_READINGS = 4;
const LONGEST_NAME = 200;

/** Understands a pasted identifier, combined id or other name in any spelling, and looks whether there is a record of it. */
export async function findPasted(face: PublicFace, text: string): Promise<Pasted> {
  const { agent, baseUrl } = face;
  const db = face.store.read;
  const { doiPrefix, handlePrefix, formerPrefixes = [] } = agent;
  const options = {
    doiPrefixes: [doiPrefix, ...formerPrefixes],
    handlePrefixes: [handlePrefix, ...formerPrefixes],
    landingBases: [baseUrl],
  };
  const pasted = parsePastedIdentifier(text, options);
  if ('igsn' in pasted && pasted.igsn !== undefined && (await isKnown(db, pasted.igsn))) return { igsn: pasted.igsn };
  const readings = pasted.kind === 'combined-id' ? pasted.readings.slice(0, MOST_READINGS) : [];
  const names = [text.trim(), ...readings.map((one) => writeCombinedId({ ...one, scheme: 'mdis' }))];
  const named = await findRecordNamed(
    db,
    names.filter((name) => name.length <= LONGEST_NAME),
  );
  if (named !== undefined) return { igsn: named };
  const aliased = await findAliased(db, aliasSpellings(text, agent));
  if (aliased !== undefined && (await isKnown(db, aliased))) return { igsn: aliased };
  const igsn = 'igsn' in pasted && pasted.igsn !== undefined ? pasted.igsn : text.trim();
  const harvested = await findEntry(db, igsn, text.trim());
  if (harvested !== undefined) return harvested.igsn === null ? { entry: harvested } : { igsn: harvested.igsn };
  for (const guess of tightenedTexts(text)) {
    const meant = parsePastedIdentifier(guess, options);
    if ('igsn' in meant && meant.igsn !== undefined && (await isKnown(db, meant.igsn))) return { igsn: meant.igsn };
  }
  return { findings: pasted.kind === 'unknown' ? pasted.findings : [] };
}
