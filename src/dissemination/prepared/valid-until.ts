import { embargoEnd, isHidden } from '../../domain/registration/embargo.ts';
import { accessWith } from '../../domain/registration/privacy.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';

/**
 * The first day (ISO, UTC, as precise as stated) on which more of a record is public than on a day: when its embargo or what is withheld
 * ends, whatever comes first; null when nothing opens by itself any more.
 */
export function validUntil({ description, privacy }: Pick<RegisterRecord, 'description' | 'privacy'>, today: string) {
  const { withheld } = privacy;
  const ends = [embargoEnd(accessWith(description, privacy)), withheld?.until, withheld?.moratoriumUntil];
  const coming = ends.filter((end) => isHidden(end, today)).map((end) => end ?? '');
  return coming.toSorted()[0] ?? null;
}
