import type { DescriptionField } from '../../domain/description/description-fields.ts';
import { diffDescriptions } from '../../domain/description/diff-descriptions.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { findRelatives } from '../../store/read/find-relatives.ts';
import { findLatestVersions } from '../../store/read/find-versions.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';

/** Of so many of the latest versions it is said what changed in them. */
const MOST_COMPARED = 5;

/**
 * What changed in the latest versions of a record since the one before each, by their numbers: the members of the description that
 * differ in what is public of both today. Nothing for a record with one version.
 */
export async function readVersionChanges(
  face: Pick<PublicFace, 'store' | 'now'>,
  record: RegisterRecord,
): Promise<ReadonlyMap<number, readonly DescriptionField[]>> {
  if (record.facts.version < 2) return new Map();
  const { read } = face.store;
  const today = todayOf(face);
  const versions = await findLatestVersions(read, record.igsn, MOST_COMPARED + 1);
  const descriptions = await Promise.all(
    versions.map(async ({ description }) => {
      const relatives = (await findRelatives(read, [{ ...record, description }])).get(record.igsn) ?? [];
      return publicRecord({ ...record, description, relatives }, today, record.description).description;
    }),
  );
  return new Map(
    versions.flatMap(({ version }, at) => {
      const [after, before] = [descriptions[at], descriptions[at + 1]];
      if (after === undefined || before === undefined) return [];
      return [[version, diffDescriptions(before, after).map((one) => one.field)] as const];
    }),
  );
}
