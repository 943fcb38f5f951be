import type { PartyPresence } from '../../../domain/curation/sampling-party.ts';
import { askServer, BASE_PATH } from '../../shared/ask-server.ts';
import { exchange, PARTY_PATH } from './exchange.ts';
import { chosenSection, party, presence } from './party-state.ts';

const TELL_MS = 25_000;

/** Follows what others do at the party, and tells them that somebody is here. */
export function followLive(): void {
  let source = listen();
  const tell = () => {
    if (party.value === undefined) return;
    askServer<{ readonly presence: readonly PartyPresence[] }>('PUT', `${PARTY_PATH}/presence`, {
      lookingAt: chosenSection.value ?? '',
    }).then(
      (answer) => (presence.value = answer.presence),
      () => {},
    );
  };
  tell();
  setInterval(() => {
    tell();
    // After a refusal, such as that of somebody signed out, a browser does not try again by itself.
    if (source.readyState === EventSource.CLOSED) source = listen();
  }, TELL_MS);
}

function listen(): EventSource {
  const source = new EventSource(`${BASE_PATH}/api/v1${PARTY_PATH}/live?after=${party.value?.seq ?? 0}`);
  source.addEventListener('changed', () => void exchange());
  source.addEventListener('presence', (event) => {
    const read: unknown = JSON.parse((event as MessageEvent<string>).data);
    presence.value = Array.isArray(read) ? (read as PartyPresence[]) : [];
  });
  // A stream that broke says the server may be gone: the next round finds out, and whether it is back.
  source.addEventListener('error', () => void exchange());
  return source;
}
