import { timesRefilled } from '../../formats/community/live-list.ts';
import type { Format } from '../../formats/format.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';
import { chooseRepresentation } from './send-record.ts';

const MOST_ACCEPT_HEADERS = 200;
const LONGEST_ACCEPT = 500;

/**
 * Whether an Accept header asks for the page and no format, where the address names none; the look-up is remembered, since
 * browsers send the same few. A header that is too long to be remembered is said not to.
 */
export function pageWanted(formats: readonly Format[], hasSheet = false): (accept: string | undefined) => boolean {
  const memo = () =>
    boundedMemo(
      MOST_ACCEPT_HEADERS,
      (accept) => chooseRepresentation(undefined, accept, formats, hasSheet)?.kind === 'page',
    );
  let [isPage, madeAt] = [memo(), timesRefilled(formats)];
  return (accept = '') => {
    if (accept.length > LONGEST_ACCEPT) return false;
    if (madeAt !== timesRefilled(formats)) [isPage, madeAt] = [memo(), timesRefilled(formats)];
    return isPage(accept);
  };
}
