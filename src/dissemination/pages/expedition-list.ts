import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import { expeditionPath } from '../expedition-address.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import { preciseDate } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import type { PortalWords } from '../words/en/portal.ts';
import type { Words } from '../words/words.ts';

/** The expeditions of an installation; says so when there is none yet. */
export function expeditionList(face: PublicFace, expeditions: readonly ExpeditionRow[], words: Words): Html {
  const { portal } = words;
  if (expeditions.length === 0) {
    return html`<p class="box mut">${portal.noExpedition}</p>`;
  }
  const codes = Map.groupBy(expeditions, ({ code }) => code);
  return html`<ul class="exp">${expeditions.map((one) => item(face, one, codes.get(one.code)?.length !== 1, words))}</ul>`;
}

/** Short name of an expedition: acronym, else program and code. */
export function expeditionShortName({ acronym, program, code }: ExpeditionRow): string {
  return acronym ?? `${program} ${code}`;
}

/** First and last day at known precision; undefined when neither is stated. */
export function expeditionPeriod({ startDate, endDate }: ExpeditionRow, { fromTo }: PortalWords): string | undefined {
  const days = [startDate, endDate].filter((one) => one !== null).map(preciseDate);
  const [first, last] = days;
  return first === undefined || last === undefined || first === last ? first : fromTo(first, last);
}

function item(face: PublicFace, one: ExpeditionRow, isShared: boolean, words: Words): Html {
  const facts = [
    `${one.program} ${one.code}`,
    one.country && words.country(one.country),
    expeditionPeriod(one, words.portal),
  ].filter((fact) => fact !== null && fact !== undefined);
  const name = one.name ?? expeditionShortName(one);
  return html`<li>${icon('expedition')}<a class="nm" href="${linkTo(face, expeditionPath(one.code, isShared ? one.program : undefined))}">${name}</a><span class="mut sm">${facts.join(' · ')}</span></li>`;
}
