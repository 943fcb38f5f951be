import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { acceptDeletions } from '../../../operations/harvest/accept-deletions.ts';
import type { HarvestRun } from '../../../operations/harvest/harvest-ports.ts';
import { harvestStore } from '../../../store/ports/harvest-store.ts';
import type { AdminView } from '../admin-page.ts';
import { confirmPage } from '../confirm-page.ts';
import type { FormState } from '../form-fields.ts';
import { link, type Onward, pathWith, type Visit } from '../visit.ts';
import { runIn, runPath, sourceIn } from './shown-sources.ts';

/** What stands above a source or run that holds deletions back. */
export function heldNote(visit: Visit, run: HarvestRun): Html {
  return html`<div class="note w">${icon('st-person', 20)}<div><b>Deletions wait for you.</b> The run did not meet so many of the records that nothing was deleted. Look whether they are gone from the source; until then they stay in the catalogue. <a href="${link(visit, `${runPath(run)}/accept`)}">Accept the deletions…</a></div></div>`;
}

/** Asks before what a held run did not meet is deleted, with how much that is. */
export async function askToAccept(visit: Visit, state?: FormState): Promise<AdminView> {
  const source = await sourceIn(visit);
  const run = await runIn(visit, source.name);
  if (run.state !== 'held') throw new CorestoneError('conflict', `A run that is ${run.state} holds no deletions back.`);
  const { read, engine } = visit.house.store;
  const nowText = () => visit.now.toISOString();
  const { kept, unmet } = await harvestStore(read, engine, nowText).countUnmet(source.name, run.id);
  return confirmPage(visit, {
    title: `Accept the deletions of ${source.title}`,
    page: 'sources',
    text: html`${count(unmet)} of ${count(kept)} records of <span class="m">${source.name}</span> were not in the list that the source gave. They become deletions in the catalogue, and whoever harvests us is told so. If the source has them again, the next run for everything brings them back.`,
    button: `Take ${count(unmet)} as deleted`,
    isDangerous: true,
    action: `${runPath(run)}/accept`,
    back: runPath(run),
    ...(state !== undefined && { state }),
  });
}

/** Takes as deleted what a held run did not meet. */
export async function acceptFromForm(visit: Visit): Promise<Onward> {
  const source = await sourceIn(visit);
  const run = await runIn(visit, source.name);
  const deleted = await acceptDeletions(visit.house.unitOfWork, source.name, run.id, visit.caller);
  return { to: pathWith(runPath(run), { done: 'deletions-accepted', n: String(deleted) }) };
}
