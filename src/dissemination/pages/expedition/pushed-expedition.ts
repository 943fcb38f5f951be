import { withheldNow } from '../../../domain/registration/privacy.ts';
import { withholds } from '../../../domain/registration/relatives.ts';
import type { ExpeditionRow } from '../../../store/read/find-expeditions.ts';
import { findPushedExpeditions, findPushedHoles } from '../../../store/read/find-pushed-expeditions.ts';
import { findWorksBelowPushed, type WorkBelow } from '../../../store/read/find-works-below.ts';
import { type PublicFace, todayOf } from '../../public-face.ts';
import { type PublicRecord, publicRecord } from '../../public-record.ts';

/** An expedition of which only records are here: what is public of its own, in the shape of one of the core tree as well. */
export interface PushedExpedition {
  readonly row: ExpeditionRow;
  readonly record: PublicRecord;
}

/** The expeditions that others pushed here, of a code or all, by what is public of their records today. */
export async function readPushedExpeditions(face: PublicFace, code?: string): Promise<readonly PushedExpedition[]> {
  const today = todayOf(face);
  const found = await findPushedExpeditions(face.store.read, code);
  return found.map((one) => {
    const record = publicRecord(one, today);
    return { record, row: rowOf(record) };
  });
}

/**
 * What stands below such an expedition: its holes as far as they are public, and the works its objects are linked to. Nothing where it
 * withholds its children, and no hole that withholds what it belongs to; no works while anything of the expedition is kept back.
 */
export async function readPushedParts(
  face: PublicFace,
  { row, record }: PushedExpedition,
): Promise<{ readonly holes: readonly PublicRecord[]; readonly works: readonly WorkBelow[] }> {
  const { read } = face.store;
  const today = todayOf(face);
  const { namespace } = record.description;
  const { withheld } = record.privacy;
  const isOpen = !record.isEmbargoed && withheldNow(withheld, today) === null;
  const [holes, works] = await Promise.all([
    withholds(withheld, 'children', today) ? [] : findPushedHoles(read, { code: row.code, namespace }),
    isOpen ? findWorksBelowPushed(read, record.igsn, today) : [],
  ]);
  const told = holes.filter(({ privacy }) => !BELONGING.some((member) => withholds(privacy.withheld, member, today)));
  return { holes: told.map((one) => publicRecord(one, today)), works };
}

/** Members that tell to which expedition a hole belongs. */
const BELONGING = ['parent', 'expedition'] as const;

function rowOf({ igsn, expedition: code, description }: PublicRecord): ExpeditionRow {
  const { expedition, country, collectedFrom, collectedTo, namespace, title } = description;
  return {
    id: igsn,
    path: '',
    code,
    program: expedition?.program ?? namespace,
    igsn,
    name: expedition?.name ?? title,
    acronym: expedition?.acronym ?? null,
    country: country ?? null,
    startDate: collectedFrom ?? null,
    endDate: collectedTo ?? null,
    embargoEnd: null,
    ownerEnd: null,
    withheld: [],
  };
}
