import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { writeDemoFiles } from '../../src/demo/write-demo-files.ts';
import { everyLine, placesGiven } from '../backup/backup-here.ts';
import { startSftpServer, withoutSshd } from '../backup/sftp-server.ts';
import { freePort } from '../crash/registry-faults/servers.ts';
import { call } from '../store/child-process.ts';
import { CHROMIUM, enter, openBrowser } from './fixture/admin-browser.ts';
import { Installation } from './fixture/day-installation.ts';
import { askForMaterial, PEOPLE, seat, settleAndTake, type TakenSample } from './fixture/houses-people.ts';
import { row, type } from './fixture/party-hands.ts';
import { publicSees, publicSeesNothing } from './fixture/public-eye.ts';
import { shoot } from './fixture/shoot.ts';
import { sectionSaying, smallCosc } from './fixture/small-cosc.ts';
import { linkTo, openThreeHouses, type ThreeHouses } from './fixture/three-houses.ts';

const TABLES = smallCosc();
const PAPER = '10.5555/age-of-the-mylonite';
const BIBTEX = `@article{cosc, title={Age of the mylonite}, author={Brandt, S.}, year={2026}, doi={${PAPER}}}\n`;

/** From the drill site into decades of curation; each step goes on where the one before ended. */
describe('three installations', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let houses: ThreeHouses;
  let browser: Browser;
  let curator: Page;
  let party: Page;
  let guests: readonly Page[] = [];
  let links: readonly string[] = [];
  let parcel = '';
  let reporting = '';
  let sample: TakenSample;
  let others: readonly TakenSample[] = [];
  let taken: readonly TakenSample[] = [];
  let piece = '';
  let igsns: ReadonlyMap<string, string>;
  let isBroken = false;

  /** A step; none is tried behind one that failed, of which screenshots are left. */
  const step = (name: string, body: (context: TestContext) => Promise<void>) =>
    it(name, async (context) => {
      assert.ok(!isBroken, 'a step before this one failed');
      isBroken = true;
      await body(context).catch(async (error: unknown) => {
        for (const one of [curator, party, ...guests])
          if (one !== undefined) await shoot(one, 'failed').catch(() => undefined);
        throw error;
      });
      isBroken = false;
    });
  const both = () => [houses.repository, houses.agent];
  const igsnOf = (name: string) => igsns.get(name) ?? assert.fail(`no ${name}`);
  const treeOf = async (house: ThreeHouses['site']) => {
    const path = '/station/expeditions/5054/objects?limit=1000';
    const { objects } = await house.api<{ objects: { combinedId: string; igsn: string | null }[] }>(path);
    return new Map(objects.flatMap((one) => (one.igsn === null ? [] : [[one.combinedId, one.igsn] as const])));
  };
  const requestState = async (number: string) => {
    const said = await houses.repository.run(['request', 'show', number, '--expedition', '5054', '--json']);
    return (JSON.parse(said) as { request: { state: string } }).request.state;
  };

  before(async () => {
    houses = await openThreeHouses();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await houses?.close();
  });

  step('the expedition registers, and its agent has it all', async () => {
    const { site, agent } = houses;
    const files = await writeDemoFiles(join(site.folder, 'tables'), TABLES);
    await site.run(['expedition', 'import', ...files, '--strict']);
    await site.register('5054');
    igsns = await treeOf(site);
    assert.ok(igsns.size > 100, `${igsns.size} objects`);
    assert.deepEqual(await agent.harvested(), await site.harvested());
    const words = [igsnOf('5054_1_A_001'), igsnOf('5054_1_A_001_1_W')];
    await publicSees([site, agent], [{ igsn: igsnOf('5054_1_A_001_1'), words }]);
  });

  step(
    'it is handed over as a package: same numbers, same records; the same package twice changes nothing',
    async () => {
      const { site, repository, agent } = houses;
      const file = join(site.folder, '5054.corestone');
      await site.run(['export', 'package', '5054', '--out', file]);
      assert.match(await repository.run(['import', 'package', file]), /Expedition 5054: .* 0 in conflict/);
      assert.match(
        await repository.run(['import', 'package', file]),
        /0 rows new, 0 changed, 0 deleted, 0 in conflict/,
      );
      assert.deepEqual(await treeOf(repository), igsns);
      assert.deepEqual(await repository.harvested(), await agent.harvested());
      const words = [igsnOf('5054_1_A_001'), igsnOf('5054_1_A_001_1_W')];
      await publicSees(both(), [{ igsn: igsnOf('5054_1_A_001_1'), words }]);
    },
  );

  step('both sides then change one field: a second package shows it, and a person decides', async () => {
    const { site, repository } = houses;
    const said = { site: 'Seen at the drill site', hall: 'Seen in the hall' };
    await site.run(['expedition', 'import', await sectionSaying(site.folder, TABLES, said.site)]);
    await repository.run(['expedition', 'import', await sectionSaying(repository.folder, TABLES, said.hall)]);
    const driller = await enter(browser, site.base, 'admin', '/admin/transfer');
    await driller.click('button:has-text("Make its package")');
    await driller.waitForSelector('a:has-text("Download")', { timeout: 30_000 });
    await shoot(driller, 'package-made');
    const id = driller.url().split('/').at(-1)!;
    const file = join(site.folder, 'second.corestone');
    writeFileSync(file, Buffer.from(await (await site.fetchApi(`/packages/${id}/file`)).arrayBuffer()));
    const keeper = await enter(browser, repository.base, 'admin', '/admin/transfer');
    await keeper.setInputFiles('input[type=file]', file);
    await keeper.click('button:has-text("Look at it first")');
    await keeper.waitForSelector('h2:has-text("Both sides changed")', { timeout: 30_000 });
    assert.match(
      (await keeper.textContent('#package tbody')) ?? '',
      /5054_1_A_001_1.*comment.*drill site.*in the hall/,
    );
    await shoot(keeper, 'package-conflict');
    await keeper.check('#package tbody input[value=theirs]');
    await keeper.click('button:has-text("Take it over")');
    await keeper.waitForSelector('dt:text-is("Changed")', { timeout: 30_000 });
    await shoot(keeper, 'package-taken');
    await repository.register('5054');
    const page = await (await fetch(`${repository.base}/igsn/${igsnOf('5054_1_A_001_1')}`)).text();
    assert.ok(page.includes(said.site) && !page.includes(said.hall), 'what was decided is not what is shown');
    await keeper.goto(`${repository.base}/admin/transfer`);
    await shoot(keeper, 'transfer-list');
    for (const one of [driller, keeper]) await one.context().close();
  });

  step('three scientists ask over the public form, and get their secret links by mail', async () => {
    const { repository, mails } = houses;
    await repository.run(['grant', 'add', 'ida', 'curator', '5054']);
    for (const who of PEOPLE) await askForMaterial(browser, repository.base, who);
    const begins = `${repository.base}/requests/`;
    const mailed = () => PEOPLE.map((one) => linkTo(mails, one.email, begins));
    for (let tries = 0; mailed().includes(undefined) && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    links = mailed().map((one) => one ?? assert.fail('a link was not mailed'));
  });

  step('the curator looks at them and accepts; they are told', async () => {
    const { repository, mails } = houses;
    curator = await enter(browser, repository.base, 'ida', '/admin/requests');
    await shoot(curator, 'requests-queue');
    await curator.click('text=Request 1');
    await curator.waitForSelector('#wishes svg[role=img]');
    await shoot(curator, 'request-dossier');
    for (const to of ['in_review', 'accepted']) {
      await curator.waitForSelector(`#step option[value=${to}]`, { state: 'attached' });
      await curator.selectOption('#step select[name=to]', to);
      await curator.fill('#step [name=samplesGranted]', '3');
      await curator.click('#step button.p');
    }
    await curator.waitForSelector('.pt .pill:has-text("accepted")');
    for (const number of ['2', '3']) {
      const which = [number, '--expedition', '5054'];
      await repository.run(['request', 'step', which[0]!, 'in_review', ...which.slice(1)]);
      await repository.run(['request', 'step', which[0]!, 'accepted', ...which.slice(1), '--granted', '3']);
    }
    const told = () =>
      PEOPLE.filter((one) => mails.taken.some((mail) => mail.to.includes(one.email) && /accepted/.test(mail.source)));
    for (let tries = 0; told().length < 3 && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(told().length, 3, 'somebody was not told');
  });

  step('a sampling party: three mark in three browsers, two want the same, and all see it', async () => {
    const { repository } = houses;
    await curator.goto(`${repository.base}/admin/parties/new`);
    await curator.fill('[name=name]', 'Sampling party COSC-1');
    await curator.fill('[name=firstDay]', '2026-11-23');
    for (const box of await curator.locator('main input[type=checkbox]').all()) await box.check();
    await curator.click('button:has-text("Make it")');
    await curator.waitForSelector('#requests');
    const address = await curator.inputValue('input[readonly]');
    guests = await Promise.all(links.map((link) => seat(browser, link, address)));
    party = await curator.context().newPage();
    await party.goto(address);
    const [brandt, okafor, lindgren] = guests as [Page, Page, Page];
    await type(brandt, 0, '10-16');
    await type(brandt, 1, '18-30');
    await type(okafor, 1, '24-32');
    await type(lindgren, 1, '2-8');
    for (const page of [...guests, party]) await page.waitForSelector('.cf[data-conflict="1"]', { timeout: 10_000 });
    await row(brandt, '2–8').waitFor();
    await shoot(brandt, 'party-scientist');
    await shoot(party, 'party-curator');
  });

  step('the curator settles it, takes all with numbers of the repository, and prints labels', async () => {
    const { repository, agent } = houses;
    taken = await settleAndTake(party, guests);
    await shoot(party, 'party-taken');
    assert.deepEqual(taken.map((one) => one.lane).toSorted(), ['A', 'A', 'B', 'C']);
    for (const { igsn } of taken) assert.match(igsn, /^BGRB5054RX/);
    assert.equal(new Set(taken.map((one) => one.igsn)).size, taken.length);
    for (const { igsn } of taken) for (const one of [repository, agent]) await publicSeesNothing(one, igsn);
    const [download] = await Promise.all([
      party.waitForEvent('download'),
      party.click('.ap button:has-text("Labels")'),
    ]);
    assert.equal(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
    assert.equal(await requestState('1'), 'taken');
    others = taken.filter((one) => one.lane !== 'A');
    sample = taken.find((one) => one.lane === 'A')!;
  });

  step('registered and pushed: both show the samples, below their half, with their request', async () => {
    const { repository } = houses;
    await repository.register('5054');
    const halves = taken.map((one) => ({ igsn: igsnOf(one.half), words: [one.igsn] }));
    const samples = taken.map((one) => ({ igsn: one.igsn, words: [igsnOf(one.half)] }));
    await publicSees(both(), [...samples, ...halves]);
    const page = await browser.newPage();
    await page.goto(`${houses.agent.base}/igsn/${sample.igsn}`);
    assert.match((await page.textContent('main')) ?? '', /Age of the mylonite/);
    await shoot(page, 'landing-taken-sample');
    await page.close();
  });

  step('packed and shipped with papers; the recipient has the link by mail', async () => {
    const { repository, mails } = houses;
    await curator.goto(`${repository.base}/admin/requests`);
    await curator.click('text=Request 1');
    await curator.waitForURL(/requests\/[\w-]{36}/);
    await curator.goto(`${repository.base}/admin/parcels/new?request=${curator.url().split('/').at(-1)}`);
    const said = { street: 'Husargatan 3, Uppsala', country: 'SE', carrier: 'DHL', trackingNumber: 'JD0142' };
    for (const [name, text] of Object.entries(said)) await curator.fill(`[name=${name}]`, text);
    await curator.click('button:has-text("Pack it")');
    await curator.waitForSelector('h1:has-text("P1 to S. Brandt, SE")');
    parcel = curator.url().split('?')[0]!;
    for (const one of ['packing-list', 'invoice', 'address-label']) {
      const file = await repository.fetchApi(`/parcels/${parcel.split('/').at(-1)}/papers/${one}.pdf`);
      assert.ok((await file.text()).startsWith('%PDF-'), one);
    }
    await curator.click('button:has-text("Ship it")');
    reporting = (await curator.textContent('#link code')) ?? '';
    await shoot(curator, 'parcel');
    const mailed = () => linkTo(mails, PEOPLE[0].email, `${repository.base}/reports/`);
    for (let tries = 0; mailed() === undefined && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(mailed(), reporting);
    assert.equal(await requestState('1'), 'shipped');
    await publicSees(both(), [{ igsn: sample.igsn, words: ['Shipped'] }]);
  });

  step(
    'the recipient reports a piece and a paper by the link; the curator accepts, and the public sees both',
    async () => {
      const { repository } = houses;
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await page.goto(reporting);
      for (const one of await page.locator('#samples select').all()) await one.selectOption('arrived');
      await page.selectOption('[name=pieceOf-0]', { label: sample.combinedId });
      await page.selectOption('[name=pieceKind-0]', 'thin_section');
      await page.fill('[name=pieceName-0]', 'TS1');
      await page.fill('[name=works]', `https://doi.org/${PAPER}`);
      await page.fill('[name=by]', 'S. Brandt');
      await shoot(page, 'report');
      await page.click('form.rq button.p');
      await page.waitForSelector('[role=status]');
      await page.context().close();
      await curator.goto(parcel);
      await curator.click('#reports button:has-text("Accept")');
      await curator.waitForSelector('#reports:has-text("accepted by")');
      const made = [...(await treeOf(repository))].find(([name]) => name.endsWith('TS1'));
      piece = made?.[1] ?? assert.fail('the piece is not in the core tree');
      assert.match(piece, /^BGRB5054R/);
      const work = join(repository.folder, 'paper.bib');
      const list = join(repository.folder, 'igsns.txt');
      writeFileSync(work, BIBTEX);
      writeFileSync(
        list,
        `${taken
          .filter((one) => one.lane === 'A')
          .map((one) => one.igsn)
          .join('\n')}\n`,
      );
      await repository.register('5054');
      await repository.run(['publication', 'import', work, '--igsns', list]);
      const shown = { igsn: sample.igsn, words: [piece, PAPER, igsnOf(sample.half)] };
      await publicSees(both(), [shown, { igsn: piece, words: [sample.igsn] }]);
    },
  );

  step('another is lent until a day and used up there: both say so, and its page stays', async () => {
    const { repository } = houses;
    const [{ igsn }] = others as [TakenSample];
    const lent = { things: [igsn], recipient: { name: 'T. Lender', country: 'SE' }, dueOn: '2099-03-31' };
    const packed = (await (await repository.fetchApi('/parcels', lent, 'POST')).json()) as { readonly id: string };
    await repository.fetchApi(`/parcels/${packed.id}/ship`, {}, 'POST');
    await publicSees(both(), [{ igsn, words: ['Lent', '2099-03-31'] }]);
    await repository.fetchApi('/returns', { things: [igsn], as: 'used-up', note: 'ground' }, 'POST');
    await publicSees(both(), [{ igsn, words: ['Used up'] }]);
  });

  step('it comes back, and the request is completed with its publication', async () => {
    const { repository } = houses;
    await curator.goto(`${repository.base}/admin/parcels`);
    await curator.fill(
      '[name=returned]',
      taken
        .filter((one) => one.lane === 'A')
        .map((one) => one.igsn)
        .join('\n'),
    );
    await curator.fill('[name=note]', 'in order');
    await curator.click('button:has-text("Take it back")');
    await curator.waitForSelector('#parcels .pill:has-text("returned")');
    await shoot(curator, 'parcels-returned');
    assert.equal(await requestState('1'), 'returned');
    await repository.run(['request', 'step', '1', 'completed', '--expedition', '5054']);
    const page = await browser.newPage();
    await page.goto(links[0]!);
    assert.match(
      (await page.textContent('main')) ?? '',
      new RegExp(`completed[\\s\\S]*${sample.igsn}[\\s\\S]*${PAPER}`),
    );
    await shoot(page, 'request-completed');
    await page.close();
    await repository.register('5054');
    const shown = { igsn: sample.igsn, words: [piece, PAPER, igsnOf(sample.half)] };
    await publicSees(both(), [shown, ...others.map((one) => ({ igsn: one.igsn, words: [igsnOf(one.half)] }))]);
    assert.deepEqual(await repository.harvested(), await houses.agent.harvested());
  });

  step('all is sound, and agent and repository say the same; the data set of the expedition is whole', async () => {
    const { repository } = houses;
    await repository.run(['verify', '--reconcile']);
    const out = join(repository.folder, '..', `${repository.folder.split('/').at(-1)}-data-set`);
    await repository.run([
      'export',
      'operational-data-set',
      '--expedition',
      '5054',
      '--out',
      out,
      '--licence',
      'CC-BY-4.0',
    ]);
    for (const line of readFileSync(join(out, 'manifest-sha256.txt'), 'utf8').trim().split('\n')) {
      const [sum, file] = line.split(/ +/, 2) as [string, string];
      assert.equal(hash('sha256', readFileSync(join(out, file)), 'hex'), sum, file);
    }
    const told = readFileSync(join(out, 'data/igsns.csv'), 'utf8');
    for (const igsn of [...taken.map((one) => one.igsn), piece, ...igsns.values()])
      assert.ok(told.includes(igsn), igsn);
    rmSync(out, { recursive: true });
  });

  step('a backup over sftp comes back into an empty folder, row by row, and serves the same pages', async (context) => {
    if (withoutSshd !== false) return context.skip(withoutSshd);
    const { repository, place } = houses;
    await repository.kill();
    await repository.run(['verify']);
    const server = await startSftpServer();
    const copy = new Installation(await freePort(), 'repository', () => []);
    try {
      const { address } = server.folder('repository');
      const { backupSftpKnownHosts, backupSftpKeyFile } = server.settings;
      const options = [
        '--backup-sftp-known-hosts',
        backupSftpKnownHosts!,
        '--backup-sftp-key-file',
        backupSftpKeyFile!,
      ];
      const there = await everyLine(place);
      assert.match(await repository.run(['backup', address, '--trial', ...options]), /Restored on trial: whole/);
      const restored = await call(['restore', address, ...options, '--data', copy.folder]);
      assert.equal(restored.status, 0, restored.error);
      const here = await everyLine({ dataFolder: copy.folder, databaseUrl: '' });
      assert.deepEqual(Object.keys(here), Object.keys(there));
      for (const [table, lines] of Object.entries(there)) {
        // The backup notes itself as under way before it begins; the restore adds a line to the audit trail, with its place in the chain.
        if (table.startsWith('backup_run:')) continue;
        const came = here[table]!.filter((line) => !table.startsWith('audit:') || !line.includes('restore-backup'));
        if (table.startsWith('audit_chain:')) assert.equal(placesGiven(came), placesGiven(lines) + 1);
        else assert.deepEqual(came, lines, table);
      }
      await copy.serve();
      await publicSees([copy], [{ igsn: sample.igsn, words: [piece, PAPER, igsnOf(sample.half)] }]);
    } finally {
      await copy.remove();
      server.stop();
    }
  });
});
