import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES } from '../../domain/language.ts';
import { type AskedInLanguage, chooseLanguage } from './choose-language.ts';

const asked = (url: string, cookie?: string, accepted?: string): AskedInLanguage => ({
  url,
  headers: {
    ...(cookie === undefined ? {} : { cookie }),
    ...(accepted === undefined ? {} : { 'accept-language': accepted }),
  },
});

describe('The language of an answer', () => {
  const cases: readonly (readonly [string, AskedInLanguage, string])[] = [
    ['nothing said', asked('/'), 'sv'],
    ['the address beats all', asked('/igsn/X?lang=de', 'lang=fr', 'en'), 'de'],
    ['the address, among other members', asked('/search?q=gneiss&lang=fr&sort=depth'), 'fr'],
    ['another member that ends alike is not it', asked('/search?slang=de', undefined, 'fr'), 'fr'],
    ['a language that we have not is passed over', asked('/?lang=it', 'lang=fr', 'en'), 'fr'],
    ['the cookie beats the browser', asked('/', 'a=b; lang=de; c=d', 'fr'), 'de'],
    ['another cookie that ends alike is not it', asked('/', 'xlang=de', 'fr'), 'fr'],
    ['a cookie of nonsense', asked('/', 'lang=<script>', 'fr'), 'fr'],
    ['the browser', asked('/', undefined, 'de'), 'de'],
    ['a region', asked('/', undefined, 'de-CH-1996'), 'de'],
    ['upper case', asked('/', undefined, 'FR-CA'), 'fr'],
    ['by quality, not by place', asked('/', undefined, 'en;q=0.3, fr;q=0.9, de;q=0.8'), 'fr'],
    ['equals by place', asked('/', undefined, 'fr,de'), 'fr'],
    ['quality 0 is none', asked('/', undefined, 'de;q=0, en;q=0.1'), 'en'],
    ['quality with blanks', asked('/', undefined, 'en ; q = 0.2 , de ; q=0.5'), 'de'],
    ['a quality that is none', asked('/', undefined, 'de;q=high, fr;q=2, en;q=0.1'), 'en'],
    ['any will do', asked('/', undefined, '*'), 'sv'],
    ['a language that we have not, then one that we have', asked('/', undefined, 'it-IT,it;q=0.9,en;q=0.8'), 'en'],
    ['a language whose name begins alike', asked('/', undefined, 'den, fra, svx'), 'sv'],
    ['empty', asked('/', '', ''), 'sv'],
    ['only commas', asked('/', ';;;', ',,;;q=,;'), 'sv'],
    ['a header without end', asked('/', undefined, `${'x-'.repeat(100_000)},de`), 'sv'],
  ];
  for (const [name, request, language] of cases) {
    it(name, () => assert.equal(chooseLanguage(request, 'sv'), language));
  }

  it('is always one of ours, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (url, cookie, accepted) => {
        assert.ok(LANGUAGES.includes(chooseLanguage(asked(url, cookie, accepted), 'en')));
      }),
    );
  });
});
