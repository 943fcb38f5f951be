import type { Agent } from '../../../domain/description/agent.ts';
import type { RelatedWork } from '../../../domain/description/related-work.ts';
import type { Format } from '../../../formats/format.ts';
import type { WorkBelow } from '../../../store/read/find-works-below.ts';
import { type Html, html, joined, webAddress } from '../../frame/html.ts';
import { icon } from '../../frame/icons.ts';
import { shortenedText } from '../../frame/shortened-text.ts';
import { roleWord } from '../../landing/people-rows.ts';
import { workAddress } from '../../landing/related-works.ts';
import type { PublicRecord } from '../../public-record.ts';
import type { TermWords } from '../../words/en/terms.ts';
import type { Words } from '../../words/words.ts';
import { hasOrcidShape } from './orcid-address.ts';

const FIRST_ROLES = ['ProjectLeader', 'ProjectManager', 'ContactPerson', 'DataCollector'];
const SHOWN_PEOPLE = 8;
const LONGEST_TITLE = 300;
const LONGEST_CITATION = 1000;

/** The people of an expedition, leaders first, each once with all roles; organisations after them. Null when nobody is named. */
export function peopleCard(records: readonly PublicRecord[], words: Words): Html | null {
  const said = words.expedition;
  const named = [
    ...Map.groupBy(
      records.flatMap((one) => one.description.agents),
      (agent) => agent.name,
    ),
  ];
  if (named.length === 0) return null;
  const rank = (agents: readonly Agent[]) => {
    const best = Math.min(
      ...agents.map(({ role = '' }) => (FIRST_ROLES.includes(role) ? FIRST_ROLES.indexOf(role) : FIRST_ROLES.length)),
    );
    return best + (agents[0]?.isOrganisation === true ? FIRST_ROLES.length + 1 : 0);
  };
  const items = named
    .sort(([, one], [, other]) => rank(one) - rank(other))
    .map(([name, agents]) => person(name, agents, words.terms));
  const rest = items.slice(SHOWN_PEOPLE);
  return html`<section class="card" id="people"><header><h2>${said.people}</h2></header><ul class="li">${items.slice(0, SHOWN_PEOPLE)}</ul>${rest.length > 0 && html`<details class="more"><summary>${said.morePeople(rest.length)}</summary><ul class="li">${rest}</ul></details>`}</section>`;
}

function person(name: string, agents: readonly Agent[], terms: TermWords): Html {
  const orcid = agents.map((one) => one.orcid).find((one) => one !== undefined && hasOrcidShape(one));
  const places = new Set(agents.flatMap((one) => one.affiliation ?? []));
  const roles = new Set(agents.flatMap((one) => (one.role === undefined ? [] : roleWord(one.role, terms))));
  const number = orcid?.replace(/^.*\//, '');
  const link =
    number === undefined
      ? null
      : html` <a class="m" href="https://orcid.org/${number}"><span class="sr">ORCID </span>${number}</a>`;
  return html`<li><span><b>${name}</b>${link}</span><span class="mut">${[...roles, ...places].join(', ')}</span></li>`;
}

/** Works of the register that objects of an expedition are linked to, and how to link the page that lists these. */
export interface WorksOfExpedition {
  readonly below: readonly WorkBelow[];
  readonly pageHref: (id: string) => string;
}

/**
 * What was written about an expedition, its holes and everything in them, each once, with the page that lists the objects of a work where
 * there is one. Null when nothing is named.
 */
export function publicationsCard(
  records: readonly PublicRecord[],
  { below, pageHref }: WorksOfExpedition,
  words: Words,
): Html | null {
  const keyOf = (one: RelatedWork) => one.identifier.toLowerCase();
  const stated = new Map(records.flatMap((one) => one.description.relatedWorks).map((one) => [keyOf(one), one]));
  const linked = new Map(below.map((one) => [keyOf(one.work), one]));
  const works = [...new Map([...stated, ...below.map((one) => [keyOf(one.work), one.work] as const)]).values()];
  if (works.length === 0) return null;
  const items = works.map((one) => {
    const found = linked.get(keyOf(one));
    return work(one, found && html` <a href="${pageHref(found.id)}">${words.groups.objectsOfWork(found.objects)}</a>`);
  });
  return html`<section class="card" id="publications"><header><h2>${words.expedition.publications}</h2></header><ul class="li">${items}</ul></section>`;
}

function work(one: RelatedWork, objects: Html | undefined): Html {
  const address = workAddress(one);
  const title = shortenedText(one.title ?? one.identifier, LONGEST_TITLE);
  const citation = one.citation && shortenedText(one.citation, LONGEST_CITATION);
  const words =
    one.title === undefined || /^https?:/i.test(one.identifier)
      ? citation
      : joined([citation, html`<span class="m brk">${one.identifier}</span>`], ' ');
  return html`<li>${address === undefined ? html`<span class="brk">${title}</span>` : html`<a class="brk big" href="${address}">${title}</a>`}<span class="mut sm brk">${words}${objects}</span></li>`;
}

/** Where the core lies and from when on it may be asked for. Null when no archive is stated. */
export function archiveCard(records: readonly PublicRecord[], { expedition: said }: Words): Html | null {
  const stated = records.map((one) => one.description).find((one) => one.currentArchive !== undefined);
  if (stated === undefined) return null;
  const { currentArchive, currentArchiveContact = '', moratoriumUntil, isPublic } = stated;
  const address = /(?:https?:\/\/|mailto:)\S+/.exec(currentArchiveContact)?.[0];
  const link = address === undefined ? undefined : webAddress(address);
  const open =
    moratoriumUntil === undefined ? null : `${(isPublic ? said.openSince : said.moratorium)(moratoriumUntil)} `;
  const ask = link === undefined ? currentArchiveContact : html`<a href="${link}">${said.askForSamples}</a>`;
  return html`<section class="card" id="archive"><header><h2>${said.archive}</h2></header><div class="box"><p><b>${currentArchive}</b></p><p class="mut sm">${open}${ask}</p></div></section>`;
}

/** One link to all records of the expedition for every format that pages offer. */
export function downloadsCard(
  formats: readonly Format[],
  hrefOf: (format: Format) => string,
  { expedition: said }: Words,
): Html | null {
  const offered = formats.filter((one) => one.isOffered !== false && one.isPage !== true);
  if (offered.length === 0) return null;
  const items = offered.map(
    (one) => html`<li>${icon('download', 17)}<a href="${hrefOf(one)}" download>${one.label}</a></li>`,
  );
  const [first, rest] = [items.slice(0, 6), items.slice(6)];
  return html`<section class="card noprint" id="download"><header><h2>${said.downloadAll}</h2></header><ul class="box dl">${first}</ul>${rest.length > 0 && html`<details class="more"><summary>${said.moreFormats(rest.length)}</summary><ul class="box dl">${rest}</ul></details>`}</section>`;
}
