import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { FACETS, type Facet } from '../../domain/search/facets.ts';
import type { SearchRequest } from '../../domain/search/search-request.ts';
import type { CountedValue } from '../../store/search/facet-names.ts';
import type { Survey } from '../../store/search/survey.ts';
import { type Html, html } from '../frame/html.ts';
import { iconNamed } from '../frame/icons.ts';
import type { PublicFace } from '../public-face.ts';
import type { SearchWords } from '../words/en/search.ts';
import type { Words } from '../words/words.ts';
import { labelOf, valueLabel } from './active-filters.ts';
import { depthBars } from './depth-bars.ts';
import { searchHref } from './search-address.ts';

const SHOWN_AT_ONCE = 6;
const MOST_SHOWN = 40;
/** Of a facet that is shown whole. */
const MOST_OF_WHOLE = 5000;
/** Facets that stand open where there is something to choose. */
const OPEN: readonly Facet[] = ['type', 'source', 'expedition', 'lithology', 'repository', 'has'];
/** Facets in which a single value for all results tells nothing. */
const WORTH_A_CHOICE = 2;

/** Which facet is shown with all its values, and in which words. */
export interface PanelOptions {
  readonly whole: Facet | undefined;
  readonly words: Words;
}

/** Everything by which results can be narrowed, as fields of the search form; works by a button, with script at once. */
export function filterPanel(
  face: PublicFace,
  request: SearchRequest,
  survey: Survey,
  { whole, words }: PanelOptions,
): Html {
  const { search } = words;
  const { facets, estimated } = survey;
  const groups = FACETS.map((facet) =>
    facetGroup(facet, facets[facet], {
      face,
      request,
      isEstimated: estimated.includes(facet),
      isWhole: facet === whole,
      words,
    }),
  );
  return html`<aside class="side" id="filters" aria-label="${search.filters}"><a class="btn s o-ph" href="#results">${search.toResults}</a>
${groups.slice(0, 4)}${rangeGroup(search.depth, 'depth', 'm', request.depthM, search, html`${depthBars(survey.topsM, request.depthM, words)}`)}${groups.slice(4)}
${rangeGroup(search.age, 'age', 'Ma', request.ageMa, search)}${rangeGroup(search.takenBetween, 'year', '', request.year, search)}${boxGroup(request, search)}
<div class="apply"><button class="btn p" form="sf">${search.apply}</button></div></aside>`;
}

interface FacetOptions {
  readonly face: PublicFace;
  readonly isWhole: boolean;
  readonly request: SearchRequest;
  readonly isEstimated: boolean;
  readonly words: Words;
}

function facetGroup(
  facet: Facet,
  values: readonly CountedValue[],
  { face, request, isEstimated, isWhole, words }: FacetOptions,
): Html | null {
  const { search } = words;
  const chosen = request.facets[facet] ?? [];
  // What is chosen stays to be seen, though nothing has it.
  const missing = chosen
    .filter((value) => !values.some((one) => one.value === value))
    .map((value) => ({ facet, value, label: labelOf(undefined, facet, value), count: 0 }));
  const all = [...values, ...missing];
  if (all.length === 0 || (all.length < WORTH_A_CHOICE && chosen.length === 0 && facet !== 'has')) return null;
  const first = all.filter((one, at) => at < SHOWN_AT_ONCE || chosen.includes(one.value));
  const shownFirst = new Set(first);
  const rest = all.filter((one) => !shownFirst.has(one)).slice(0, isWhole ? MOST_OF_WHOLE : MOST_SHOWN);
  const left = all.length - first.length - rest.length;
  const item = (one: CountedValue) => choice(one, chosen.includes(one.value), isEstimated, words);
  const more =
    rest.length > 0 &&
    html`<details class="more"${isWhole && html` open`}><summary>${search.moreValues(all.length - first.length)}</summary><ul>${rest.map(item)}</ul>${left > 0 && !isWhole && html`<p class="sm"><a href="${searchHref(face, request, { whole: facet })}#f-${facet}" rel="nofollow">${search.allValues(all.length)}</a></p>`}</details>`;
  const note = chosen.length > 0 && html`<span class="xs">${search.chosen(chosen.length)}</span>`;
  const isOpen = OPEN.includes(facet) || chosen.length > 0 || isWhole;
  return html`<details class="fac" id="f-${facet}"${isOpen && html` open`}><summary>${search.facet[facet]}${note}</summary><ul aria-label="${search.facet[facet]}">${first.map(item)}</ul>${more}</details>`;
}

function choice(
  { facet, value, label, count: results }: CountedValue,
  isChosen: boolean,
  isEstimated: boolean,
  words: Words,
): Html {
  const drawing = facet === 'type' && Object.hasOwn(OBJECT_TYPE, value) && OBJECT_TYPE[value as ObjectType].icon;
  return html`<li><label><input type="checkbox" form="sf" name="${facet}" value="${value}"${isChosen && html` checked`}>${drawing && iconNamed(drawing, 18)}<span class="brk">${valueLabel(words, facet, value, label)}</span><span class="c n">${isEstimated && results > 0 && '≈ '}${words.count(rounded(results, isEstimated))}</span></label></li>`;
}

/** An estimate is given to two figures: more would not be true. */
function rounded(value: number, isEstimated: boolean): number {
  if (!isEstimated) return value;
  return Number(value.toPrecision(2));
}

function rangeGroup(
  label: string,
  name: string,
  unit: string,
  range: SearchRequest['depthM'],
  search: SearchWords,
  drawing: Html | null = null,
): Html {
  const field = (end: 'from' | 'to', words: string) =>
    html`<label><span class="sr">${words}</span><input form="sf" name="${name}_${end}" inputmode="decimal" value="${range?.[end]}">${unit !== '' && html`<span aria-hidden="true">${unit}</span>`}</label>`;
  const isOpen = range !== undefined || name === 'depth';
  const hint = name === 'depth' && html`<p class="xs mut">${search.depthHint}</p>`;
  return html`<details class="fac"${isOpen && html` open`}><summary>${label}</summary>${drawing}<div class="rng">${field('from', search.rangeFrom(label, unit))}<span>${search.to}</span>${field('to', search.rangeTo(label, unit))}</div>${hint}</details>`;
}

function boxGroup({ box, polygon, within }: SearchRequest, search: SearchWords): Html {
  const sides = [
    ['west', search.side.west, box?.westDeg],
    ['east', search.side.east, box?.eastDeg],
    ['south', search.side.south, box?.southDeg],
    ['north', search.side.north, box?.northDeg],
  ] as const;
  const fields = sides.map(
    ([name, label, value]) =>
      html`<label><span>${label}</span><input form="sf" name="${name}" inputmode="decimal" value="${value}"><span aria-hidden="true">°</span></label>`,
  );
  const area =
    polygon !== undefined &&
    html`<input type="hidden" form="sf" name="polygon" value="${polygon.map((one) => `${one.longitudeDeg},${one.latitudeDeg}`).join(';')}">`;
  const below = within !== undefined && html`<input type="hidden" form="sf" name="within" value="${within}">`;
  return html`<details class="fac"${box !== undefined && html` open`}><summary>${search.boxOnMap}</summary><div class="bx">${fields}</div><p class="xs mut">${search.boxHint}</p>${area}${below}</details>`;
}
