import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { houseAt, onEachPlace } from '../../store/each-engine.ts';
import { callHere } from '../../store/in-here.ts';
import { type DataciteServer, startDatacite } from './datacite-server.ts';
import { type HandleApiServer, startHandleApi } from './handle-api-server.ts';
import { keep, names, upstreamsFile, waiting } from './kept-records.ts';

const BASE = 'https://igsn.example.org';

onEachPlace('reconciling with DataCite and a handle server', (place) => {
  let datacite: DataciteServer;
  let handles: HandleApiServer;
  let flags: readonly string[];
  before(async () => {
    [datacite, handles] = [await startDatacite(), await startHandleApi()];
    const file = upstreamsFile(place().dataFolder, { datacite: datacite.url, handles: handles.url });
    flags = ['--upstream', 'datacite+handles', '--upstreams', file, '--base-url', BASE, ...place().flags];
    const house = await houseAt(place());
    await keep(house, ...names('REC', 520).map((igsn) => waiting(igsn)));
    await house.close();
  });
  after(async () => {
    await datacite.close();
    await handles.close();
  });

  const call = async (words: string) => {
    const { status, out, error } = await callHere([...words.split(' '), '--json', ...flags]);
    return { status, json: JSON.parse(out || 'null'), error };
  };
  const codes = (json: { findings: { code: string; value: string }[] }) =>
    json.findings.map((one) => `${one.code} ${one.value}`).toSorted();

  it('finds nothing when both sides agree', async () => {
    const sent = await call('outbox retry');
    assert.deepEqual(sent.json.upstream, { confirmed: 520, failed: 0 });
    const { status, json } = await call('reconcile');
    assert.deepEqual([status, json.findings], [0, []]);
    assert.deepEqual(
      json.upstreams.map((one: { upstream: string; compared: number }) => [one.upstream, one.compared]),
      [
        ['datacite', 520],
        ['handles', 520],
      ],
    );
  });

  const DIFFERENCES = [
    'still-visible REC00009',
    'upstream-alone ALONE',
    'upstream-behind REC00003',
    'upstream-elsewhere REC00002',
    'upstream-elsewhere REC00006',
    'upstream-lacks REC00001',
    'upstream-lacks REC00007',
    'upstream-state REC00004',
    'upstream-state REC00005',
  ];

  it('tells every difference, changes nothing, and repairs when it is told to', async () => {
    assert.equal((await call('withdraw REC00009 --reason lost')).status, 0);
    const doi = (number: number) => datacite.dois.get(`10.60510/rec0000${number}`)!;
    datacite.dois.delete('10.60510/rec00001');
    doi(2).attributes.url = 'https://elsewhere.example.org/';
    doi(3).attributes.version = '0';
    // A version that is no number says nothing; 0 is none.
    await raiseVersion();
    doi(4).state = 'registered';
    doi(5).state = 'draft';
    doi(9).state = 'findable';
    datacite.dois.set('10.60510/alone', { doi: '10.60510/alone', state: 'findable', attributes: {}, writes: 1 });
    const [admin, url] = handles.handles.get('10273/REC00006')!;
    handles.handles.set('10273/REC00006', [admin!, { ...url, data: { format: 'string', value: 'http://x.example/' } }]);
    handles.handles.delete('10273/REC00007');
    const before = datacite.asked.length;
    const told = await call('reconcile');
    assert.deepEqual([told.status, codes(told.json)], [1, DIFFERENCES]);
    assert.ok(datacite.asked.slice(before).every((one) => one.method === 'GET'));

    const repaired = await call('reconcile --repair');
    assert.deepEqual([repaired.status, codes(repaired.json)], [1, DIFFERENCES]);
    assert.equal(repaired.json.repaired, 8);
    assert.equal(repaired.json.delivered.confirmed, 8);
    const again = await call('reconcile');
    assert.deepEqual(codes(again.json), ['upstream-alone ALONE']);
  });

  /** A second version that upstream heard of and forgot. */
  async function raiseVersion(): Promise<void> {
    const house = await houseAt(place());
    await keep(house, waiting('REC00003', { version: 2, state: 'registered' }));
    await house.close();
    assert.equal((await call('outbox retry')).json.upstream.confirmed, 1);
    datacite.dois.get('10.60510/rec00003')!.attributes.version = '1';
  }

  it('says that it could not read to the end, and repairs nothing then', async () => {
    datacite.mishap = () => ({ status: 503 });
    const { status, error } = await call('reconcile --repair');
    assert.equal(status, 1);
    assert.match(error, /interrupted: datacite, listing DOIs: 503/);
    datacite.mishap = () => undefined;
  });
});
