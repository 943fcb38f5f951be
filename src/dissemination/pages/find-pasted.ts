import type { Finding } from '../../domain/finding.ts';
import { parsePastedIdentifier } from '../../domain/identifier/pasted-identifier.ts';
import { writeCombinedId } from '../../domain/identifier/write-combined-id.ts';
import { findByCombinedId } from '../../store/read/find-lineage.ts';
import { findRecord } from '../../store/read/find-record.ts';
import type { PublicFace } from '../public-face.ts';

/** Where a pasted text leads: the IGSN of a record, or the findings that say what is wrong with it. */
export type Pasted = { readonly igsn: string } | { readonly findings: readonly Finding[] };

const MOST_READINGS = 4;

/** Understands a pasted identifier or combined id in any spelling, and looks whether there is a record of it. */
export async function findPasted(face: PublicFace, text: string): Promise<Pasted> {
  const { agent, baseUrl } = face;
  const options = { doiPrefixes: [agent.doiPrefix], handlePrefixes: [agent.handlePrefix], landingBases: [baseUrl] };
  const pasted = parsePastedIdentifier(text, options);
  const igsn = 'igsn' in pasted ? pasted.igsn : undefined;
  if (igsn !== undefined && (await findRecord(face.store.read, igsn)) !== undefined) return { igsn };
  const named = await findNamed(face, text, pasted);
  if (named !== undefined) return { igsn: named };
  return { findings: pasted.kind === 'unknown' ? pasted.findings : [] };
}

async function findNamed(
  face: PublicFace,
  text: string,
  pasted: ReturnType<typeof parsePastedIdentifier>,
): Promise<string | undefined> {
  const readings = pasted.kind === 'combined-id' ? pasted.readings : [];
  const spellings = readings.slice(0, MOST_READINGS).map((one) => writeCombinedId({ ...one, scheme: 'mdis' }));
  for (const combinedId of new Set([text.trim(), ...spellings])) {
    const object = combinedId.length > 200 ? undefined : await findByCombinedId(face.store.read, combinedId);
    if (object?.igsn !== null && object?.igsn !== undefined) return object.igsn;
  }
  return undefined;
}
