import { render } from 'preact';
import { BASE_PATH } from '../shared/ask-server.ts';
import { App } from './app.tsx';
import { startStation } from './keeping/station.ts';
import { tellUse } from './keeping/tell-use.ts';
import { listenToKeys } from './parts/keys.ts';
import '../shared/common.css';
import '../shared/screen.css';
import './look/station.css';
import './look/flow.css';
import './look/grid.css';
import './look/form.css';
import './look/overview.css';
import './look/labels.css';

await startStation();
listenToKeys();
tellUse();
render(<App />, document.getElementById('station')!);
if ('serviceWorker' in navigator)
  void navigator.serviceWorker
    .register(`${BASE_PATH}/station/offline-worker.js`, { scope: `${BASE_PATH}/station` })
    .catch((error: unknown) => console.warn('The station cannot be kept for starting without the server.', error));
