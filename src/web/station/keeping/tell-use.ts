import { askServer } from '../../shared/ask-server.ts';

const TOLD_EVERY_MS = 5 * 60_000;
let toldAt = 0;

/** Tells the server now and then that somebody is at this station, so that the session does not end while it is used. */
export function tellUse(): void {
  const tell = () => {
    if (Date.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = Date.now();
    // Without an answer nothing is lost: what is entered waits here, and signing in again sends it.
    void askServer('GET', '/me').catch(() => {});
  };
  window.addEventListener('keydown', tell, { passive: true });
  window.addEventListener('pointerdown', tell, { passive: true });
}
