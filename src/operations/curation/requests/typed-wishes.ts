import { type PlacedWish, placeWishes } from '../../../domain/curation/place-wishes.ts';
import { readWishLines } from '../../../domain/curation/read-wish-lines.ts';
import type { RequestSide } from '../../../domain/curation/request-state.ts';
import type { Checked } from '../../../domain/finding.ts';
import type { Work } from '../../ports.ts';
import type { CurationRequest, RequestPort, RequestWish } from './request-ports.ts';

/** What reading wishes needs; on the reading side as well. */
export interface WishReading {
  readonly requests: Pick<RequestPort, 'findWished'>;
  readonly now: () => string;
}

/** What the typed lines of a request mean in its expedition, as far as a side may know. Findings of `readWishLines` and `placeWishes`, by line. */
export async function readWishes(
  { requests, now }: WishReading,
  { expeditionId, wishLines }: Pick<CurationRequest, 'expeditionId' | 'wishLines'>,
  side: RequestSide,
): Promise<Checked<readonly PlacedWish[]>> {
  const lines = readWishLines(wishLines);
  if (!lines.ok) return lines;
  const codes = [...new Set(lines.value.map((one) => one.code).filter((code) => code !== ''))];
  return placeWishes(lines.value, await requests.findWished(expeditionId, codes, now().slice(0, 10)), side);
}

/** The wishes of a request as they are kept, in their order; none where a line does not read, for a draft keeps what was typed. */
export function keptWishes(
  { newKey }: Pick<Work, 'newKey'>,
  requestId: string,
  read: Checked<readonly PlacedWish[]>,
): readonly RequestWish[] {
  return read.ok ? read.value.map((one, at) => ({ ...one, id: newKey(), requestId, position: at + 1 })) : [];
}
