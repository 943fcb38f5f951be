import { askServer } from '../../shared/ask-server.ts';
import { type KeptDatabase, keepFact } from './kept-database.ts';
import { isPersonSure, person, stationName } from './station-state.ts';

/** What a station is called that nobody has named. */
const UNNAMED = /^Station [0-9A-F]{4}$/;

/**
 * Asks the server who is signed in. A station that nobody has named takes the name from the role of its account. Throws where the
 * server does not answer.
 */
export async function askPerson(db: KeptDatabase): Promise<void> {
  const me = await askServer<{ readonly name: string; readonly station?: string }>('GET', '/me');
  person.value = me.name;
  isPersonSure.value = true;
  await keepFact(db, 'person', me.name);
  if (me.station === undefined || !UNNAMED.test(stationName.value)) return;
  stationName.value = me.station;
  await keepFact(db, 'station', me.station);
}
