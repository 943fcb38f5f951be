import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import { todayOf } from '../../../dissemination/public-face.ts';
import { publicRecord } from '../../../dissemination/public-record.ts';
import { publishedDescription } from '../../../dissemination/published-description.ts';
import {
  type CompletenessOfAll,
  completenessOfAll,
} from '../../../domain/description/completeness/completeness-of-all.ts';
import { toRecord } from '../../../store/read/find-record.ts';
import type { SetUpObject } from '../../../store/read/list-expedition-set-up.ts';
import { listRecords } from '../../../store/read/list-records.ts';
import type { Visit } from '../visit.ts';

/** So many records are judged for the page; all of them are by `corestone completeness`. */
const JUDGED = 200;
const MOST_GAPS = 4;

/** How complete the public records of an expedition are by each profile, and what most of them lack; false where it has none. */
export async function completenessCard(
  visit: Visit,
  { name, path }: Pick<SetUpObject, 'name' | 'path'>,
): Promise<Html | false> {
  const { face, profiles, house } = visit;
  const set = { column: 'expedition', value: name } as const;
  // Two programs may call an expedition alike.
  const rows = await listRecords(house.store.read, { afterSeq: 0, set, of: { path } }, JUDGED);
  const today = todayOf(face);
  const descriptions = rows.map((one) => publishedDescription(publicRecord(toRecord(one), today), face.agent));
  if (descriptions.length === 0) return false;
  const scored = profiles.map((profile) => row(profile.label, completenessOfAll(descriptions, profile)));
  const whole =
    rows.length < JUDGED
      ? 'of its public records'
      : `of ${counted(descriptions.length, 'record', 'records')} of it; all are judged by corestone completeness`;
  return html`<section class="card" id="completeness"><header class="pad"><h2>Completeness</h2><span class="mut sm">${whole}</span></header><dl class="kv wide">${scored}</dl></section>`;
}

function row(label: string, { records, mean, gaps }: CompletenessOfAll): Html {
  const shown = gaps
    .slice(0, MOST_GAPS)
    .map(
      (gap) =>
        html`<span class="say">${gap.advice} <span class="mut">${count(gap.count)} of ${count(records)}</span></span>`,
    );
  return html`<div><dt>${label}</dt><dd><b>${mean} of 100</b>${shown}</dd></div>`;
}
