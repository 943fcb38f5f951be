import type { SharedView } from '../../../domain/station/filter/grid-view.ts';
import { askServer, NoAnswer } from '../../shared/ask-server.ts';
import { say } from '../../shared/say.ts';
import { newId } from '../../shared/uuid-v7.ts';
import {
  type KeptViews,
  keptViews,
  readKeptViews,
  refusedView,
  settledView,
  viewsCode,
  type WaitingView,
} from './kept-views.ts';
import { changeShared, readShared } from './station.ts';
import { openCode } from './station-state.ts';

const factOf = (code: string): string => `views ${code}`;

let running: Promise<void> = Promise.resolve();

/** Shows the views of an expedition that are kept here, then asks the server for those that are shared. */
export async function openViews(code: string): Promise<void> {
  const kept = readKeptViews(await readShared(factOf(code)));
  if (openCode.value !== code) return;
  keptViews.value = kept;
  viewsCode.value = code;
  await exchangeViews();
}

/** Changes the views of the open expedition: kept on this machine first, then shown, then sent. Rejects where it could not be kept. */
export async function changeViews(change: (views: KeptViews) => KeptViews): Promise<void> {
  await keep(openCode.value!, change);
  void exchangeViews();
}

async function keep(code: string, change: (views: KeptViews) => KeptViews): Promise<void> {
  const next = await changeShared(factOf(code), (now) => change(readKeptViews(now)));
  if (openCode.value === code) keptViews.value = next;
}

/** Sends what is waiting and takes what others share, one round after the other. While the server is away nothing is lost. */
export function exchangeViews(): Promise<void> {
  running = running.then(exchange, exchange);
  return running;
}

async function exchange(): Promise<void> {
  const code = openCode.value;
  if (code === undefined) return;
  const path = `/station/expeditions/${encodeURIComponent(code)}/views`;
  try {
    for (const one of readKeptViews(await readShared(factOf(code))).waiting) await send(code, path, one);
    const { views } = await askServer<{ readonly views: readonly SharedView[] }>('GET', path);
    await keep(code, (kept) => ({ ...kept, shared: views }));
  } catch (error) {
    // That the server is away is shown by the synchronisation of the objects.
    if (!(error instanceof NoAnswer)) console.error('The views of grids were not exchanged.', error);
  }
}

async function send(code: string, path: string, sent: WaitingView): Promise<void> {
  const { view, revision, isRemoved } = sent;
  try {
    const shared = isRemoved
      ? await askServer<undefined>('DELETE', `${path}/${view.id}?revision=${revision}`)
      : await askServer<SharedView>('PUT', `${path}/${view.id}`, { revision, view });
    await keep(code, (views) => settledView(views, sent, shared));
  } catch (error) {
    if (!(error instanceof NoAnswer) || error.reason !== 'refused') throw error;
    await keep(code, (views) => refusedView(views, sent, newId()));
    say(`View ${view.name}: ${error.message}${isRemoved ? '' : ' Yours stays on this machine.'}`);
  }
}
