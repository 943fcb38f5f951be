import type { RecordStanding } from '../../store/read/find-standing.ts';
import type { MdsService } from './mds-service.ts';

/**
 * Whether the owner keeps a record's metadata back, which this API calls inactive: hidden or withdrawn, and described; for one
 * that was never registered the deletion is kept as the emptied document.
 */
export async function isInactive({ documents }: MdsService, standing: RecordStanding): Promise<boolean> {
  if (standing.state === 'withdrawn') return true;
  if (!standing.isDescribed) return false;
  if (standing.state !== 'reserved') return standing.state === 'hidden';
  return (await documents.latest(standing.igsn, 'registration'))?.content === null;
}
