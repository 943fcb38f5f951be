import type { Presence } from '../../../domain/station/station-live.ts';
import { askServer, BASE_PATH } from '../../shared/ask-server.ts';
import { presence, stationName } from './station-state.ts';
import type { Sync } from './sync.ts';

const TELL_MS = 25_000;

/** What this station shows others of itself; the screens set it. */
export const here: { screen: string; objectId: string | null } = { screen: '', objectId: null };

/** Follows the live stream of an expedition, and tells others where this station is; what it returns ends both. */
export function followLive(code: string, sync: Sync): () => void {
  const path = `/station/expeditions/${encodeURIComponent(code)}`;
  let source = listen(path, sync);
  const tell = () => {
    const { screen, objectId } = here;
    const told = { station: stationName.value, screen, ...(objectId === null ? {} : { objectId }) };
    void askServer('PUT', `${path}/presence`, told).catch(() => {});
  };
  tell();
  const timer = setInterval(() => {
    tell();
    // After a refusal, such as that of somebody signed out, a browser does not try again by itself.
    if (source.readyState === EventSource.CLOSED) source = listen(path, sync);
  }, TELL_MS);
  return () => {
    clearInterval(timer);
    source.close();
    // Who is in the next expedition is not known yet.
    presence.value = [];
  };
}

function listen(path: string, sync: Sync): EventSource {
  const source = new EventSource(`${BASE_PATH}/api/v1${path}/live?after=${sync.throughSeq}`);
  source.addEventListener('changed', () => void sync.now());
  source.addEventListener('presence', (event) => {
    presence.value = readPresence((event as MessageEvent<string>).data);
  });
  // A stream that broke says the server may be gone: the next round finds out, and whether it is back.
  source.addEventListener('error', () => void sync.now());
  return source;
}

function readPresence(text: string): readonly Presence[] {
  const read: unknown = JSON.parse(text);
  return Array.isArray(read) ? (read as Presence[]) : [];
}
