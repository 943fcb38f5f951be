import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { addSource } from '../../src/operations/harvest/change-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { dublinCore, FakeProvider, fakeRecords, type Reply, recordXml } from './fake-provider.ts';
import { HARVESTER, harvestHere, keptOf, toldWaits, waits } from './harvest-here.ts';

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

/** A fault of a provider, and what becomes of a harvest of seven records with it. */
interface Case {
  readonly title: string;
  readonly prepare: () => void;
  readonly codes: readonly string[];
  readonly present?: number;
  readonly state?: string;
  readonly deleted?: number;
  readonly unreadable?: number;
}

const isList = (query: URLSearchParams) => query.get('verb') === 'ListRecords';
const isSecondPage = (query: URLSearchParams) => query.get('resumptionToken')?.startsWith('[3,') === true;
/** Sends something instead of an answer, the first so many times. */
function instead(which: (query: URLSearchParams) => boolean, reply: () => Reply, times = 1) {
  let left = times;
  provider.intercept = (query) => (which(query) && left-- > 0 ? reply() : undefined);
}
const second = (reply: () => Reply, times?: number) => instead(isSecondPage, reply, times);
const xml = (text: string): Reply => ({ body: text });
const change = (at: number, over: object) => {
  provider.records[at] = { ...provider.records[at]!, ...over };
};
const secondPage = () => provider.page(new URLSearchParams({ verb: 'ListRecords', resumptionToken: '[3,""]' }));

const CASES: readonly Case[] = [
  { title: 'nothing wrong', prepare: () => undefined, codes: [] },
  {
    title: 'packed answers',
    prepare: () => {
      provider.intercept = (query) =>
        isList(query) ? { body: gzipSync(provider.page(query)), headers: { 'content-encoding': 'gzip' } } : undefined;
    },
    codes: [],
  },
  {
    title: '503 with Retry-After',
    prepare: () => second(() => ({ status: 503, headers: { 'retry-after': '7' }, body: '' })),
    codes: [],
  },
  { title: '429', prepare: () => second(() => ({ status: 429, body: '' }), 2), codes: [] },
  {
    title: 'a wait longer than a run has patience',
    prepare: () => second(() => ({ status: 503, headers: { 'retry-after': '86400' }, body: '' })),
    codes: ['source-busy'],
    state: 'interrupted',
    present: 3,
  },
  {
    title: 'a server that is out of order for long',
    prepare: () => second(() => ({ status: 500, body: '' }), 99),
    codes: ['source-busy'],
    state: 'interrupted',
    present: 3,
  },
  {
    title: 'an HTML page with 200, once',
    prepare: () => second(() => xml('<html><title>Maintenance</title></html>')),
    codes: [],
  },
  {
    title: 'an HTML page with 200, always',
    prepare: () => second(() => xml('<html><title>Maintenance</title></html>'), 99),
    codes: ['not-oai'],
    state: 'interrupted',
    present: 3,
  },
  {
    title: 'a connection that is cut within a page',
    prepare: () => second(() => ({ body: secondPage(), cutsAfter: 700 })),
    codes: [],
  },
  {
    title: 'a page that ends too early',
    prepare: () => second(() => xml(secondPage().slice(0, secondPage().indexOf('ABC5</dc:title>')))),
    codes: [],
  },
  {
    title: 'a redirect',
    prepare: () => {
      provider.intercept = (query) => {
        if (!isList(query) || query.has('moved')) return undefined;
        return { status: 302, headers: { location: `/elsewhere?${query}&moved=1` }, body: '' };
      };
    },
    codes: [],
  },
  {
    title: 'a redirect into the internal network',
    prepare: () =>
      second(() => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/' }, body: '' }), 9),
    codes: ['address-refused'],
    state: 'interrupted',
    present: 3,
  },
  {
    title: 'a token that is refused',
    prepare: () => second(() => xml(provider.envelope('<error code="badResumptionToken">expired</error>'))),
    codes: ['token-refused'],
  },
  {
    title: 'tokens that are always refused, where the list is in order',
    prepare: () =>
      instead(
        (query) => query.has('resumptionToken'),
        () => xml(provider.envelope('<error code="badResumptionToken"/>')),
        99,
      ),
    codes: ['token-refused'],
  },
  {
    title: 'tokens that are always refused, where everything has one datestamp',
    prepare: () => {
      provider.records = provider.records.map((one) => ({ ...one, datestamp: '2026-01-01T00:00:00Z' }));
      instead(
        (query) => query.has('resumptionToken'),
        () => xml(provider.envelope('<error code="badResumptionToken"/>')),
        99,
      );
    },
    codes: ['token-refused'],
    state: 'failed',
    present: 3,
  },
  {
    title: 'a list that goes in a circle',
    prepare: () => {
      provider.intercept = (query) => (isSecondPage(query) ? xml(secondPage().replace('[6,', '[3,')) : undefined);
    },
    codes: ['token-circle'],
    state: 'failed',
    present: 6,
  },
  {
    title: 'a token with characters that should be encoded, in CDATA and blanks',
    prepare: () => {
      provider.intercept = (query) => {
        if (!isList(query)) return undefined;
        const token = query.get('resumptionToken');
        if (token === null)
          return xml(
            provider.page(query).replace(/(<resumptionToken[^>]*>)[^<]*/, '$1\n  <![CDATA[a&b=c d+é|"<>]]> \n'),
          );
        assert.equal(token, 'a&b=c d+é|"<>');
        return xml(
          provider
            .page(new URLSearchParams({ resumptionToken: '[3,""]' }))
            .replace(/<resumptionToken[\s\S]*<\/resumptionToken>/, ''),
        );
      };
    },
    codes: ['list-size'],
    present: 6,
  },
  {
    title: 'a bare ampersand in a token',
    prepare: () => {
      provider.intercept = (query) => {
        if (query.get('resumptionToken') === 'x&y=1') return xml(secondPage());
        return isList(query) && !query.has('resumptionToken')
          ? xml(provider.page(query).replace(/(<resumptionToken[^>]*>)[^<]*/, '$1x&y=1'))
          : undefined;
      };
    },
    codes: [],
  },
  {
    title: 'noRecordsMatch',
    prepare: () => instead(isList, () => xml(provider.envelope('<error code="noRecordsMatch"/>')), 9),
    codes: [],
    present: 0,
  },
  {
    title: 'a prefix that is not there',
    prepare: () => instead(isList, () => xml(provider.envelope('<error code="cannotDisseminateFormat">no</error>')), 9),
    codes: ['oai-error'],
    state: 'failed',
    present: 0,
  },
  {
    title: 'characters that XML does not allow',
    prepare: () => change(1, { metadata: dublinCore('x:ABC2', 'Core\u0001 \u000b and &#2; no') }),
    codes: ['illegal-character'],
  },
  {
    title: 'bare ampersands',
    prepare: () => change(1, { metadata: dublinCore('x:ABC2', 'Rock & Roll &nbsp;') }),
    codes: ['bare-ampersand'],
  },
  {
    title: 'one record that is not well-formed',
    prepare: () => change(1, { metadata: '<oai_dc:dc><dc:title>no</oai_dc:dc>' }),
    codes: ['not-well-formed'],
    present: 6,
    unreadable: 1,
  },
  {
    title: 'one record that is not closed',
    prepare: () =>
      change(1, { raw: recordXml(provider.records[1]!).replace('</record>', '').replace('</metadata>', '') }),
    codes: ['record-broken'],
  },
  {
    title: 'a record without a name',
    prepare: () => change(1, { raw: '<record><header><datestamp>2026-01-01</datestamp></header></record>' }),
    codes: ['list-size', 'record-nameless'],
    present: 6,
  },
  {
    title: 'a record without metadata',
    prepare: () => change(1, { raw: recordXml(provider.records[1]!).replace(/<metadata>.*<\/metadata>/, '') }),
    codes: ['no-metadata'],
    present: 6,
    unreadable: 1,
  },
  {
    title: 'a format that nobody knows',
    prepare: () => change(1, { metadata: '<x xmlns="urn:none"/>' }),
    codes: ['unknown-format'],
    present: 6,
    unreadable: 1,
  },
  {
    title: 'a record that comes twice',
    prepare: () => provider.records.splice(2, 0, { ...provider.records[1]!, datestamp: '2026-01-01T00:00:02Z' }),
    codes: [],
  },
  { title: 'a deletion', prepare: () => change(1, { isDeleted: true }), codes: [], present: 6, deleted: 1 },
  {
    title: 'datestamps of every kind',
    prepare: () => {
      change(0, { datestamp: '2026-01-01' });
      change(1, { datestamp: '2026-01-01 00:00:02' });
      change(2, { datestamp: 'yesterday' });
    },
    codes: ['datestamp'],
  },
  {
    title: 'another encoding than it says',
    prepare: () => {
      change(1, { metadata: dublinCore('x:ABC2', 'Gr\u00f6nland') });
      provider.intercept = (query) =>
        isList(query) ? { body: Buffer.from(provider.page(query), 'latin1') } : undefined;
    },
    codes: ['wrong-encoding'],
  },
  {
    title: 'another encoding, as it says',
    prepare: () => {
      change(1, { metadata: dublinCore('x:ABC2', 'Gr\u00f6nland') });
      provider.intercept = (query) =>
        isList(query)
          ? { body: Buffer.from(provider.page(query).replace('UTF-8', 'ISO-8859-1'), 'latin1') }
          : undefined;
    },
    codes: [],
  },
  {
    title: 'an Identify with nearly nothing',
    prepare: () => {
      provider.identify = {
        repositoryName: '',
        baseURL: '',
        protocolVersion: '',
        adminEmail: '',
        earliestDatestamp: '',
        deletedRecord: '',
        granularity: '',
      };
    },
    codes: ['identify-incomplete'],
  },
  {
    title: 'a clock that is years off',
    prepare: () => {
      provider.responseDate = () => '1999-01-01T00:00:00Z';
    },
    codes: ['response-date'],
  },
  {
    title: 'a list size that is wrong',
    prepare: () => {
      provider.intercept = (query) =>
        isList(query)
          ? xml(provider.page(query).replaceAll('completeListSize="7"', 'completeListSize="1000"'))
          : undefined;
    },
    codes: ['list-size'],
  },
  {
    title: 'names with prefixes',
    prepare: () => {
      provider.intercept = (query) =>
        isList(query)
          ? xml(
              provider
                .page(query)
                .replace(
                  /<(\/?)(OAI-PMH|ListRecords|record|header|metadata|identifier|datestamp|resumptionToken)(?=[\s>])/g,
                  '<$1o:$2',
                )
                .replace('xmlns=', 'xmlns:o='),
            )
          : undefined;
    },
    codes: [],
  },
  {
    title: 'a whole document with its declaration in a record',
    prepare: () => change(1, { metadata: `<?xml version="1.0"?><!-- x -->${dublinCore('x:ABC2')}` }),
    codes: [],
  },
  {
    title: 'all records on one page without a token',
    prepare: () => {
      provider.pageSize = 100;
    },
    codes: [],
  },
];

onEachEngine('a harvest of a source with', (house) => {
  for (const [at, one] of CASES.entries()) {
    it(one.title, async () => {
      const name = `case-${at}`;
      provider.reset(fakeRecords(7));
      one.prepare();
      const settings = { name, url, metadataPrefix: 'oai_dc', pauseMs: 0 };
      await addSource(house().unitOfWork, settings, HARVESTER);
      const { run, codes } = await harvestHere(house(), name);
      const kept = await keptOf(house(), name);
      const count = (state: string) => kept.filter((row) => row.state === state).length;
      assert.deepEqual(
        {
          state: run.state,
          codes,
          present: count('present'),
          deleted: count('deleted'),
          unreadable: count('unreadable'),
        },
        {
          state: one.state ?? 'complete',
          codes: one.codes,
          present: one.present ?? 7,
          deleted: one.deleted ?? 0,
          unreadable: one.unreadable ?? 0,
        },
        run.lastError ?? '',
      );
    });
  }

  it('a wait that it asks for, which is kept to', async () => {
    provider.reset(fakeRecords(7));
    second(() => ({ status: 503, headers: { 'retry-after': '7' }, body: '' }));
    waits.length = 0;
    toldWaits.length = 0;
    await addSource(house().unitOfWork, { name: 'waits', url, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    await harvestHere(house(), 'waits');
    assert.deepEqual(waits, [7000]);
    assert.deepEqual(toldWaits, [
      { host: new URL(url).host, attempt: 2, mostAttempts: 5, waitMs: 7000, instead: '503' },
    ]);
  });

  it('requests in vain, which are counted as well', async () => {
    provider.reset(fakeRecords(7));
    provider.intercept = () => ({ status: 503, body: '' });
    await addSource(house().unitOfWork, { name: 'in-vain', url, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    const { run } = await harvestHere(house(), 'in-vain');
    assert.deepEqual([run.state, run.requests, run.received], ['interrupted', 5, 0]);
    provider.reset(fakeRecords(7));
    const { run: next } = await harvestHere(house(), 'in-vain');
    assert.deepEqual([next.id === run.id, next.state, next.received], [false, 'complete', 7]);
  });
});
