import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { HARVESTED_EVENTS, OWN_EVENTS, type WebhookEvent } from '../../src/domain/registration/webhook.ts';
import { addSource, removeSource } from '../../src/operations/harvest/change-sources.ts';
import { webhookStore } from '../../src/store/ports/webhook-store.ts';
import { change, dumpNow, linesOf, readDump } from '../registry/dumps.ts';
import { addClient, described } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { dublinCore, FakeProvider, fakeRecords } from './fake-provider.ts';
import { HARVESTER, harvestHere } from './harvest-here.ts';

interface Told {
  readonly igsn: string;
  readonly change: string;
  readonly harvested?: { readonly source: string; readonly item: string; readonly url: string };
}

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

onEachEngine('feeds with the records of others', (house) => {
  let app: FastifyInstance;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'corestone-feeds-'));
    await initialise(house(), { password: 'follow the changes' });
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    provider.reset(fakeRecords(12));
    await change(house(), { igsn: 'ICD1', description: described('ICD1'), wish: 'hidden' });
    await addSource(house().unitOfWork, { name: 'fake', url, metadataPrefix: 'oai_dc', pauseMs: 0 }, HARVESTER);
    await harvestHere(house(), 'fake');
    await change(house(), { igsn: 'ICD2', description: described('ICD2'), wish: 'hidden' });
    app = await buildServer(house());
  });
  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const follow = async (from: string, limit = 5) => {
    const told: Told[] = [];
    let next = from;
    for (;;) {
      const answer = await app.inject({ url: `${next}&limit=${limit}` });
      assert.equal(answer.statusCode, 200, answer.body);
      const { changes, next: further } = answer.json() as { changes: Told[]; next: string };
      if (changes.length === 0) return { told, next };
      told.push(...changes);
      next = further.replace(/^https?:\/\/[^/]+/, '');
    }
  };
  const igsns = (told: readonly Told[]) => told.map((one) => one.igsn);

  it('are only ours unless asked for; then both in one order, each with where it is from', async () => {
    assert.deepEqual(igsns((await follow('/feeds/changes?after=0')).told), ['ICD1', 'ICD2']);
    const { told, next } = await follow('/feeds/changes?include=harvested');
    assert.equal(told.length, 14);
    assert.deepEqual([told[0]!.igsn, told[0]!.harvested, told.at(-1)!.igsn], ['ICD1', undefined, 'ICD2']);
    const { source, item, url: from } = told[1]!.harvested!;
    assert.deepEqual([source, item, from], ['fake', 'oai:fake:ABC1', url]);
    assert.ok(next.endsWith('&include=harvested'));
    assert.equal((await follow(`/feeds/changes?include=harvested&since=2020-01-01`)).told.length, 14);
    assert.equal((await app.inject({ url: '/feeds/changes?include=all' })).statusCode, 400);
  });

  it('a dump has them in files of their own, and with the feed behind it there is everything', async () => {
    const plain = join(folder, `plain-${house().place.engine}`);
    await dumpNow(house(), plain);
    assert.equal(readDump(plain).manifest.harvested, undefined);
    const out = join(folder, `both-${house().place.engine}`);
    await dumpNow(house(), out, {}, true);
    const { manifest, texts } = readDump(out);
    assert.deepEqual([manifest.records, manifest.harvested, manifest.omitted], [14, 12, 0]);
    const names = manifest.files.map((one) => one.name).filter((name) => name.includes('json'));
    assert.deepEqual(names, [
      'json-00001.ndjson.gz',
      'harvested-json-00002.ndjson.gz',
      'harvested-json-00003.ndjson.gz',
    ]);
    const lines = linesOf(texts.get('json')!) as unknown as {
      readonly description: { readonly igsn: string };
      readonly harvested?: { readonly source: string; readonly item: string };
    }[];
    assert.deepEqual(
      lines.filter((one) => one.harvested === undefined).map((one) => one.description.igsn),
      ['ICD1', 'ICD2'],
    );
    assert.deepEqual(lines.filter((one) => one.harvested?.source === 'fake').length, 12);
    assert.ok(lines.every(({ harvested, description }) => !harvested || harvested.item.endsWith(description.igsn)));
    const xml = texts.get('oai_dc')!.join('');
    assert.equal(
      xml.match(/<harvested source="fake" title="[^"]+" url="http[^"]+" item="oai:fake:ABC\d+"/g)?.length,
      12,
    );
    const rows = texts.get('csv')!.join('').trim().split(/\r?\n/);
    const [heading, row] = [rows.find((one) => one.includes('harvested_source')), rows.at(-1)!];
    assert.ok(heading?.endsWith('harvested_source,harvested_item,harvested_datestamp,harvested_change'));
    assert.match(row, /,fake,oai:fake:ABC12,[^,]+,\d+$/);
    assert.ok(manifest.next.endsWith('&include=harvested'));
    provider.records[2] = {
      ...provider.records[2]!,
      ...{ datestamp: '2099-01-01T00:00:00Z', metadata: dublinCore('ABC3', 'Another title') },
    };
    await harvestHere(house(), 'fake', { isFull: true });
    const behind = await follow(manifest.next.replace(/^https?:\/\/[^/]+/, ''));
    assert.deepEqual(igsns(behind.told), ['ABC3']);
  });

  it('a webhook is told of them where it wants that and has no scope', async () => {
    const webhooks = webhookStore(house().store.read);
    const told = (events: readonly WebhookEvent[], scope = '') => webhooks.changesAfter({ events, scope }, 0, 100);
    assert.equal((await told(OWN_EVENTS)).length, 2);
    const all = await told([...OWN_EVENTS, ...HARVESTED_EVENTS]);
    assert.equal(all.length, 14);
    const numbers = all.map((one) => one.changeNumber);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    assert.equal(all.filter((one) => one.harvested?.source === 'fake' && one.state === 'harvested').length, 12);
    assert.equal((await told([...OWN_EVENTS, ...HARVESTED_EVENTS], 'GFZ')).length, 2);
  });

  it('what is gone is told as deleted', async () => {
    const { next } = await follow('/feeds/changes?include=harvested');
    await removeSource(house().unitOfWork, 'fake', HARVESTER);
    const { told } = await follow(next);
    assert.equal(told.length, 12);
    assert.ok(told.every((one) => one.change === 'deleted' && one.harvested !== undefined));
  });
});
