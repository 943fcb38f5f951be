import type { Format } from '../../formats/format.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';
import type { RecordRequest } from './answer-record.ts';
import { chooseRepresentation } from './send-record.ts';

const MOST_ACCEPT_HEADERS = 200;
const LONGEST_ACCEPT = 500;

/** Whether the page is wanted and no format; the look-up by Accept is remembered, since browsers send the same few. */
export function pageWanted(formats: readonly Format[]): (request: RecordRequest) => boolean {
  const isPage = boundedMemo(
    MOST_ACCEPT_HEADERS,
    (accept) => chooseRepresentation(undefined, accept, formats)?.kind === 'page',
  );
  return ({ query, headers }) =>
    query.format === undefined && (headers.accept ?? '').length <= LONGEST_ACCEPT && isPage(headers.accept ?? '');
}
