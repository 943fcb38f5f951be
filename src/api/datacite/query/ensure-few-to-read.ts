import { countToRead, type Reading, type VisibleSelection } from '../../../store/read/list-visible.ts';
import { looksIntoDescriptions } from '../../../store/read/visible-query.ts';
import { malformed } from './tokens.ts';

/** A look takes some ten microseconds, and on SQLite nobody else is answered meanwhile. */
export const MOST_LOOKS = 100_000;

/**
 * Lets a selection pass whose query looks into few descriptions, or into none. Throws 400 where its terms would read more than 100,000 of
 * them together: such a question has to be narrowed by what is found without, as the client, the state or words of the title.
 */
export async function ensureFewToRead(reading: Reading, selection: VisibleSelection, most = MOST_LOOKS): Promise<void> {
  const looks = selection.query === undefined ? 0 : looksIntoDescriptions(selection.query);
  if (looks === 0) return;
  const mostRecords = Math.floor(most / looks);
  if ((await countToRead(reading, selection, mostRecords + 1)) <= mostRecords) return;
  throw malformed(
    `it looks into the descriptions of more than ${mostRecords} records; narrow it by client-id, prefix, created or words of the title`,
  );
}
