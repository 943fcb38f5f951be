import { recordOf } from '../../formats/datacite-4/record-of.ts';
import { dataciteAttributes } from '../../formats/datacite-json/to-datacite-json.ts';
import type { WriteContext } from '../../formats/format.ts';
import { doiOf, ownDoi } from '../../formats/identifier-forms.ts';
import { refused, unsure } from '../http/judge.ts';
import { wishOf } from '../intent.ts';
import type { UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import type { DataciteSettings } from './datacite.ts';
import { type DoiAnswer, getDoi, putDoi } from './doi-request.ts';
import { type DoiEvent, type DoiState, eventFor, type WantedState, wantedState } from './doi-state.ts';

/** Makes one wish true at DataCite: a draft is made and published, changed, or hidden. Doing it twice does nothing more. */
export async function tellDatacite(settings: DataciteSettings, request: UpstreamRequest): Promise<UpstreamAnswer> {
  const wish = wishOf(request);
  const context = await settings.context();
  const doi = doiOfRequest(request, context);
  if (wish.state === 'withdrawn') return hide(settings, doi);
  const { record } = request;
  if (record === undefined) return refused(`The register has no version ${request.version} of ${request.igsn}.`);
  const attributes = {
    ...dataciteAttributes(recordOf(record.description, record.facts, context)),
    doi,
    url: wish.landingUrl ?? context.landingUrl(request.igsn),
  };
  return write(settings, doi, attributes, wantedState(wish.state));
}

/** The DOI by which the record names itself; one that came in by handle or bare code is registered below our prefix. */
function doiOfRequest({ igsn, record }: UpstreamRequest, context: WriteContext): string {
  return (record && ownDoi(record.description, context)) ?? doiOf(igsn, context);
}

/** Withdrawing hides; what DataCite does not know, or never showed, is hidden already, and a PUT would make it. */
async function hide({ account }: DataciteSettings, doi: string): Promise<UpstreamAnswer> {
  const known = await getDoi(account, doi);
  if ('outcome' in known) return known;
  if (known.state !== 'findable') return { outcome: 'confirmed' };
  return settled(await putDoi(account, doi, { attributes: { event: 'hide' } }), 'registered', doi, {});
}

/**
 * Sends the record with the event that a new DOI needs. Where the state that is read back is another, the event was not allowed
 * in the state the DOI was in; the right one follows from the state it is in now. The record goes along again, because who
 * says something else than was asked for may not have kept it.
 */
async function write(
  { account, clientId }: DataciteSettings,
  doi: string,
  attributes: Attributes,
  goal: WantedState,
): Promise<UpstreamAnswer> {
  const put = (event: DoiEvent | undefined) => putDoi(account, doi, { attributes: { ...attributes, event }, clientId });
  const first = await put(eventFor(goal, 'draft'));
  if ('outcome' in first || first.state === goal || first.state === 'unknown')
    return settled(first, goal, doi, attributes);
  return settled(await put(eventFor(goal, first.state)), goal, doi, attributes);
}

type Attributes = Readonly<Record<string, unknown>>;

function settled(answer: DoiAnswer, goal: DoiState, doi: string, { url, version }: Attributes): UpstreamAnswer {
  if ('outcome' in answer) return answer;
  if (answer.state === 'unknown') return unsure(`${doi} was taken and is not known.`);
  if (answer.state !== goal)
    return unsure(`${doi} is ${answer.state} and should be ${goal}: the event was passed over.`);
  if (isOther(answer.version, version))
    return unsure(`${doi} is told back as version ${answer.version}, not ${version}.`);
  return isOther(answer.url, url) ? unsure(`${doi} leads to ${answer.url}, not to ${url}.`) : { outcome: 'confirmed' };
}

/** Whether what is told back is something else than was sent; spelled otherwise, an address is still the same. */
function isOther(told: string | undefined, sent: unknown): boolean {
  return told !== undefined && typeof sent === 'string' && bare(told) !== bare(sent);
}

function bare(text: string): string {
  const spelled = URL.canParse(text) ? new URL(text).href : text;
  return spelled.replace(/\/$/, '').toLowerCase();
}
