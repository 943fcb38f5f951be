import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FACETS, type Facet } from '../../domain/search/facets.ts';
import type { SearchRequest } from '../../domain/search/search-request.ts';
import type { CountedFacets } from '../../store/search/facet-names.ts';
import type { PublicFace } from '../public-face.ts';
import { wordsIn } from '../words/words.ts';
import { filterPanel } from './filter-panel.ts';

const FACE = { baseUrl: 'https://samples.example' } as PublicFace;
const REQUEST: SearchRequest = { text: 'core', facets: {}, sort: 'relevance' };

const survey = (values: number) => {
  const expedition = Array.from({ length: values }, (_, at) => ({
    facet: 'expedition' as const,
    value: `e${at}`,
    label: `E${at}`,
    count: values - at,
  }));
  const none = Object.fromEntries(FACETS.map((facet) => [facet, []]));
  return {
    facets: { ...none, expedition } as unknown as CountedFacets,
    estimated: [] as Facet[],
    places: [],
    topsM: [],
  };
};
const panel = (values: number, request = REQUEST, whole?: 'expedition') =>
  filterPanel(FACE, request, survey(values), { whole, words: wordsIn('en') }).toString();
const shown = (text: string) => text.match(/name="expedition"/g)?.length ?? 0;

it('lists few values whole, and of many the first with a link to all', () => {
  assert.equal(shown(panel(46)), 46);
  assert.doesNotMatch(panel(46), /All 46 values/);
  const many = panel(300);
  assert.equal(shown(many), 46);
  assert.match(many, /294 more/);
  assert.match(many, /href="\/search\?q=core&amp;whole=expedition#f-expedition" rel="nofollow">All 300 values</);
});

it('lists every value of the facet that is asked for, open', () => {
  const whole = panel(300, REQUEST, 'expedition');
  assert.equal(shown(whole), 300);
  assert.match(whole, /id="f-expedition" open/);
  assert.doesNotMatch(whole, /All 300 values/);
});

it('shows what is chosen at once, wherever it stands and though nothing has it', () => {
  const chosen = panel(300, { ...REQUEST, facets: { expedition: ['e250', 'gone'] } });
  const first = chosen.split('id="f-expedition"')[1]?.split('class="more"')[0] ?? '';
  assert.match(first, /value="e250" checked/);
  assert.match(first, /value="gone" checked/);
});

it('marks and rounds the counts of those facets alone that are estimated', () => {
  const { facets, ...rest } = survey(1234);
  const country = ['Chile', 'Japan'].map((value) => ({ facet: 'country' as const, value, label: value, count: 1234 }));
  const given = { ...rest, facets: { ...facets, country }, estimated: ['expedition'] as const };
  const text = filterPanel(FACE, REQUEST, given, { whole: undefined, words: wordsIn('en') }).toString();
  assert.match(text, /value="e0">.*?<span class="c n">≈ 1,200</);
  assert.match(text, /value="Japan">.*?<span class="c n">1,234</);
});
