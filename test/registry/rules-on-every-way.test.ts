import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { tellBrokenRules } from '../../src/api/tell-broken-rules.ts';
import { initialise } from '../../src/context.ts';
import { judgeDescriptions } from '../../src/operations/registry/judge-descriptions.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, described } from './parties.ts';

const PASSWORD = 'a long list of rules';
const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
const WRONG_ORCID = { agents: [{ name: 'A', isCreator: true, orcid: '0000-0002-1825-0098' }] };
const SWAPPED = { latitudeDeg: 163.4, longitudeDeg: 13.2 };

interface Result {
  readonly outcome: string;
  readonly igsn?: string;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly field?: string }[];
}

onEachEngine('rules beyond the schemas', (house) => {
  let app: FastifyInstance;

  before(async () => {
    await initialise(house(), { password: PASSWORD });
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    app = await buildServer(house());
  });
  after(() => app.close());

  const bulk = async (payload: string, type = 'application/x-ndjson', query = ''): Promise<readonly Result[]> => {
    const headers = { authorization, 'content-type': type };
    const response = await app.inject({ method: 'POST', url: `/api/v1/bulk?stream=true${query}`, headers, payload });
    assert.equal(response.statusCode, 200, response.body);
    const lines = response.body.trim().split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Result);
  };
  const codes = ({ findings }: { readonly findings: Result['findings'] }) =>
    findings.map(({ code, severity }) => `${severity} ${code}`);
  const line = (igsn: string, description: object) =>
    JSON.stringify({ igsn, description: { title: igsn, ...description } });
  const put = (igsn: string, description: object) =>
    app.inject({
      method: 'PUT',
      url: `/api/v1/records/${igsn}`,
      headers: { authorization },
      payload: { description: { title: igsn, ...description } },
    });

  it('refuse in bulk what they refuse of one record, by the same codes', async () => {
    const [wrong, good] = await bulk(`${line('ICD1', WRONG_ORCID)}\n${line('ICD2', {})}`);
    assert.deepEqual([wrong?.outcome, wrong?.igsn, good?.outcome], ['refused', 'ICD1', 'created']);
    assert.deepEqual(codes(wrong!), ['error orcid-wrong']);
    assert.equal(wrong?.findings[0]?.field, 'agents[1].orcid');
    const one = await put('ICD1', WRONG_ORCID);
    assert.deepEqual([one.statusCode, codes(one.json())], [422, ['error orcid-wrong']]);
  });

  it('tell warnings with each item, of tables and XML too, and keep what has them', async () => {
    const table = 'igsn,title,country,latitude_deg,longitude_deg\nICD3,x,Swedn,0,0\n';
    const [row] = await bulk(table, 'text/csv');
    assert.equal(row?.outcome, 'created');
    assert.deepEqual(codes(row!).toSorted(), ['warning position-zero', 'warning unlisted-country']);
    const [tried] = await bulk(line('ICD4', SWAPPED), undefined, '&dryRun=true');
    assert.deepEqual([tried?.outcome, codes(tried!)], ['refused', ['error position-swapped']]);
  });

  it('let through what is only moved here, and tell', async () => {
    const moved = {
      identifiers: { igsn: 'ICD5' },
      registration: { state: 'registered' },
      description: { title: 'x', ...WRONG_ORCID },
    };
    const [result] = await bulk(JSON.stringify(moved));
    assert.deepEqual([result?.outcome, codes(result!)], ['created', ['warning orcid-wrong']]);
  });

  it('tell of parents that nobody knows, by one question for a batch', async () => {
    const child = (igsn: string, parent: string) => line(igsn, { parent: { igsn: parent, name: parent } });
    const results = await bulk([child('ICD6', 'ICD2'), child('ICD7', 'ICDNONE'), child('ICD8', 'ICD7')].join('\n'));
    assert.deepEqual(results.map(codes), [[], ['warning parent-not-here'], []]);
    const asked: (readonly string[])[] = [];
    const { judging } = house();
    const knownAmong = (igsns: readonly string[]) => {
      asked.push(igsns);
      return judging.knownAmong(igsns);
    };
    const orphans = ['A', 'B', 'C'].map((one) => ({
      ...described(`ICD${one}`),
      parent: { igsn: `ICDNO${one}`, name: '' },
    }));
    await judgeDescriptions(orphans, { ...judging, knownAmong });
    await judgeDescriptions([described('ICDX')], { ...judging, knownAmong });
    assert.deepEqual(asked, [['ICDNOA', 'ICDNOB', 'ICDNOC']]);
  });

  it('go by the vocabularies of the installation, as soon as they change', async () => {
    const said = async () => codes((await put('ICD2', { sampleType: 'Ice plug' })).json());
    assert.deepEqual(await said(), ['warning unlisted-sample-type']);
    await house().unitOfWork((work) =>
      work.vocabularies.add(
        {
          ...{ name: 'gfz/sample-type', number: 1, title: 'x', version: '2', source: 'test' },
          ...{
            terms: JSON.stringify([{ key: 'Ice plug', label: 'Ice plug' }]),
            contentHash: 'x',
            createdAt: work.now(),
          },
        },
        'test',
      ),
    );
    assert.deepEqual(await said(), []);
  });

  it('do not change what DataCite takes, and are told in a header', async () => {
    const payload = {
      data: {
        type: 'dois',
        attributes: {
          ...{ doi: '10.60510/ICD9', publicationYear: 2020, publisher: 'x', titles: [{ title: 'x' }] },
          creators: [{ name: 'A' }],
          relatedIdentifiers: [{ relatedIdentifier: '11.1000/x', relatedIdentifierType: 'DOI', relationType: 'Cites' }],
        },
      },
    };
    const headers = { authorization, 'content-type': 'application/vnd.api+json' };
    const made = await app.inject({ method: 'POST', url: '/datacite/dois', headers, payload });
    assert.equal(made.statusCode, 201, made.body);
    assert.match(String(made.headers['x-findings']), /\brelated-doi\b/);
  });

  it('are told to the log without what they are about, which may name people', async () => {
    const lines: unknown[] = [];
    const log = { info: (line: unknown) => lines.push(line) } as never;
    assert.deepEqual(await tellBrokenRules(house(), log, 'mds', { ...described('ICD11'), ...WRONG_ORCID }), [
      'orcid-wrong',
    ]);
    assert.deepEqual(await tellBrokenRules(house(), log, 'mds', described('ICD11')), []);
    const findings = [{ code: 'orcid-wrong', severity: 'error', field: 'agents[1].orcid' }];
    assert.deepEqual(lines, [{ way: 'mds', igsn: 'ICD11', findings }]);
  });
});
