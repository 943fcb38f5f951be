import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { killWhen, untilQuiet } from '../crash/kill-at.ts';
import { call, start } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { FakeProvider, fakeRecords } from './fake-provider.ts';
import { FilesServer } from './files-server.ts';
import { keptOf } from './harvest-here.ts';

const provider = new FakeProvider();
const pages = new FilesServer();
let url = '';
before(async () => {
  url = await provider.listen();
  await pages.listen();
});
after(async () => {
  await provider.close();
  await pages.close();
});

const COUNT = 4000;
const NEVER = new Promise<never>(() => undefined);

/** Lets the provider answer so many requests and no more, so that a harvest cannot end before it is stopped. */
function answerOnly(requests: number): void {
  provider.intercept = (_, count) => {
    if (count === requests) provider.waitsFor = NEVER;
    return undefined;
  };
}

onEachPlace('corestone harvest', (place) => {
  const words = () => [
    'harvest',
    url,
    '--prefix',
    'oai_dc',
    '--name',
    'big',
    '--pause-ms',
    '0',
    '--json',
    ...place().flags,
  ];
  const lists = () => provider.asked.filter((one) => one.includes('ListRecords')).length;

  it('that is killed goes on at its token, and has everything in the end', async () => {
    provider.reset(fakeRecords(COUNT));
    provider.pageSize = 100;
    answerOnly(19);
    const house = await houseAt(place());
    const keeps = async () => lists() >= 18 && (await keptOf(house, 'big')).length >= 500;
    assert.ok(await killWhen(start(words()), keeps, 0), 'it was killed in the middle');
    await untilQuiet(place());
    const before = (await keptOf(house, 'big')).length;
    assert.ok(before >= 500 && before < COUNT, `${before} are kept`);
    // Whoever was killed holds the source for half a minute, which nobody waits for in a test.
    await house.store.unitOfWork(async (db) => {
      await db
        .updateTable('harvest_source')
        .set({ held_until: new Date(Date.now() + 3000).toISOString() })
        .execute();
    });
    await house.close();
    provider.asked = [];
    provider.intercept = () => undefined;
    provider.waitsFor = Promise.resolve();
    const ended = await call(words());
    assert.equal(ended.status, 0, ended.error);
    const run = JSON.parse(ended.out) as { state: string; received: number; added: number };
    assert.equal(run.state, 'complete');
    assert.equal(run.added, COUNT);
    assert.match(provider.asked[1] ?? '', /resumptionToken=/, 'the list does not begin anew');
    const again = await houseAt(place());
    const kept = await keptOf(again, 'big');
    await again.close();
    assert.equal(kept.length, COUNT);
    assert.ok(kept.every((row) => row.state === 'present' && row.is_shown === 1));
  });

  it('of pages that is killed while its sitemap is written anew loses none and reads none twice without need', async () => {
    const MIDDLE = 70;
    let isToBeKilled = true;
    const paths = Array.from({ length: 120 }, (_, at) => `/p${at}`);
    const listOf = (some: readonly string[]) => {
      const entries = some.map((path) => `<url><loc>${pages.base}${path}</loc></url>`).join('');
      const body = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries}</urlset>`;
      return { type: 'application/xml', body };
    };
    pages.files['/sitemap.xml'] = listOf(paths);
    for (const [at, path] of [...paths, '/new'].entries()) {
      const identifier = { '@type': 'PropertyValue', propertyID: 'IGSN', value: `KIL${at}` };
      const json = JSON.stringify({
        '@context': 'https://schema.org/',
        '@type': 'CreativeWork',
        name: path,
        identifier,
      });
      pages.files[path] = (_, response) => {
        // As long as it is to be killed, nobody is answered beyond the middle.
        if (!isToBeKilled || pages.asked.length < MIDDLE)
          response.writeHead(200, { 'content-type': 'application/ld+json' }).end(json);
      };
    }
    const pageWords = [
      'harvest',
      `${pages.base}/sitemap.xml`,
      '--kind',
      'sitemap',
      '--name',
      'pages',
      '--pause-ms',
      '0',
    ];
    const pageCall = [...pageWords, '--json', ...place().flags];
    assert.ok(
      await killWhen(start(pageCall), async () => pages.asked.length >= MIDDLE, 0),
      'it was killed in the middle',
    );
    await untilQuiet(place());
    const house = await houseAt(place());
    const before = (await keptOf(house, 'pages')).map((row) => new URL(row.item).pathname);
    await house.store.unitOfWork(async (db) => {
      await db
        .updateTable('harvest_source')
        .set({ held_until: new Date(Date.now() + 2000).toISOString() })
        .execute();
    });
    await house.close();
    isToBeKilled = false;
    // Otherwise sorted, with a new page in front and one that is gone.
    pages.files['/sitemap.xml'] = listOf(['/new', ...paths.toReversed().filter((path) => path !== '/p119')]);
    pages.asked = [];
    const ended = await call(pageCall);
    assert.equal(ended.status, 0, ended.error);
    const again = await houseAt(place());
    const kept = (await keptOf(again, 'pages')).filter((row) => row.state === 'present');
    await again.close();
    assert.equal(kept.length, 120);
    const twice = pages.asked.filter((path) => before.includes(path));
    assert.deepEqual(twice, []);
    assert.equal(pages.asked.length, 1 + 120 - before.length);
  });

  it('that is ended by Ctrl-C keeps what it has and says so', async () => {
    provider.reset(fakeRecords(COUNT, 5000));
    provider.pageSize = 50;
    answerOnly(9);
    const running = start([...words(), '--full']);
    let hasEnded = false;
    void running.ended.then(() => {
      hasEnded = true;
    });
    while (lists() < 8 && !hasEnded) await new Promise((resolve) => setTimeout(resolve, 5));
    running.child.kill('SIGINT');
    const ended = await running.ended;
    const run = JSON.parse(ended.out) as { state: string; received: number };
    assert.equal(run.state, 'interrupted');
    assert.ok(run.received >= 50 && run.received < COUNT, `${run.received} received`);
  });

  it('refuses what makes no sense', async () => {
    const nonsense = [
      ['harvest'],
      ['harvest', 'nonsense'],
      ['harvest', url],
      ['harvest', url, '--prefix', 'oai_dc', '--limit', '0'],
      ['harvest', url, '--prefix', 'oai_dc', '--from', 'now'],
    ];
    for (const wrong of nonsense) assert.equal((await call([...wrong, ...place().flags])).status, 2, wrong.join(' '));
  });
});
