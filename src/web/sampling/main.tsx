import { effect } from '@preact/signals';
import { render } from 'preact';
import type { PartySummary } from '../../domain/curation/sampling-party.ts';
import { askServer, NoAnswer } from '../shared/ask-server.ts';
import { App } from './app.tsx';
import { learnPrinters } from './parts/label-desk.ts';
import { listenToKeys } from './parts/screen-keys.ts';
import { exchange } from './party/exchange.ts';
import { followLive } from './party/live.ts';
import { partyId } from './party/party-place.ts';
import { isCurator, isSignedOut, notShown, parties, party } from './party/party-state.ts';
import { openBook } from './party/wish-book.ts';
import '../shared/common.css';
import '../shared/screen.css';
import './sampling.css';

render(<App />, document.getElementById('sampling')!);
if (partyId === '') await listParties();
else {
  listenToKeys();
  effect(() => {
    if (isCurator.value) void learnPrinters();
  });
  effect(() => {
    if (party.value !== undefined) document.title = party.value.name;
  });
  await openBook();
  await exchange();
  followLive();
}

async function listParties(): Promise<void> {
  try {
    parties.value = (
      await askServer<{ readonly parties: readonly PartySummary[] }>('GET', '/sampling-parties')
    ).parties;
  } catch (error) {
    isSignedOut.value = error instanceof NoAnswer && error.reason === 'signed-out';
    notShown.value = error instanceof Error ? error.message : String(error);
  }
}
