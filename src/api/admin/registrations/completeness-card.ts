import { type Html, html } from '../../../dissemination/frame/html.ts';
import { publicRecord } from '../../../dissemination/public-record.ts';
import { publishedDescription } from '../../../dissemination/published-description.ts';
import { type Completeness, completenessOf } from '../../../domain/description/completeness/completeness-of.ts';
import type { Finding } from '../../../domain/finding.ts';
import { judgeDescriptions } from '../../../operations/registry/judge-descriptions.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { findingLines } from '../finding-lines.ts';
import type { Visit } from '../visit.ts';

const MOST_GAPS = 6;

/**
 * What rules a record breaks, whichever way it came in, and how complete what is public of it is by each profile, with what to add.
 * Empty for a record that nobody has described.
 */
export async function completenessCards(visit: Visit, record: RegisterRecord, isDescribed: boolean): Promise<Html> {
  if (!isDescribed) return html``;
  const [found = []] = await judgeDescriptions([record.description], visit.house.judging);
  const today = visit.now.toISOString().slice(0, 10);
  const description = publishedDescription(publicRecord(record, today), visit.face.agent);
  const scored = visit.profiles.map((profile) => row(profile.label, completenessOf(description, profile)));
  return html`${rulesCard(found)}<section class="card" id="completeness" data-live=""><header><h2>Completeness</h2><span class="mut sm">of what is public</span></header><dl class="kv wide">${scored}</dl></section>`;
}

function rulesCard(found: readonly Finding[]): Html {
  const body =
    found.length === 0
      ? html`<div class="none"><p>It breaks no rule.</p></div>`
      : html`<p class="box">${findingLines({ findings: found })}</p>`;
  return html`<section class="card" id="rules" data-live=""><header><h2>Rules</h2></header>${body}</section>`;
}

function row(label: string, { score, gaps }: Completeness): Html {
  const shown = gaps
    .slice(0, MOST_GAPS)
    .map((gap) => html`<span class="say">${gap.advice} <span class="mut">${gap.obligation}</span></span>`);
  const more = gaps.length > MOST_GAPS && html`<span class="say mut">and ${gaps.length - MOST_GAPS} more</span>`;
  return html`<div><dt>${label}</dt><dd><b>${score} of 100</b>${shown}${more}</dd></div>`;
}
