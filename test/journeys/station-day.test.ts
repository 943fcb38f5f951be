import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { StationObject } from '../../src/domain/station/station-object.ts';
import { CHROMIUM } from './fixture/browser.ts';
import { agentInstallation, drillSite, type Installation } from './fixture/day-installation.ts';
import { eveningOf, FIRST_TOP, RUNS, runId, SAMPLES } from './fixture/day-plan.ts';
import { DayStation } from './fixture/day-station.ts';
import { type LabelPrinter, openLabelPrinter } from './fixture/label-printer.ts';

const SECTION = `${runId(1)}_1`;

/** One day at a drill site as it is wanted: each step goes on where the one before ended. */
describe('a day at the drill site', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let site: Installation;
  let agent: Installation;
  let printer: LabelPrinter;
  let [floor, lab, curator]: DayStation[] = [];
  let evening: readonly StationObject[] = [];
  let isBroken = false;
  /** A step; none is tried behind one that failed, of which screenshots are left. */
  const step = (name: string, body: () => Promise<void>) =>
    it(name, async () => {
      assert.ok(!isBroken, 'a step before this one failed');
      isBroken = true;
      await body().catch(async (error: unknown) => {
        for (const one of [floor, lab, curator]) await one?.shot('failed').catch(() => undefined);
        throw error;
      });
      isBroken = false;
    });
  const at = () => ({ floor: floor!, lab: lab!, curator: curator! });

  const objects = async () =>
    (await site.api<{ objects: StationObject[] }>('/station/expeditions/5054/objects?limit=1000')).objects;
  const record = async (from: number, to: number) => {
    for (const run of RUNS.slice(from - 1, to)) await at().floor.record(run);
  };
  const sample = async (core: number) => {
    const [, interval] = SAMPLES.find((one) => one[0] === core)!;
    await at().lab.splitAndSample(core, interval);
  };

  before(async () => {
    printer = await openLabelPrinter();
    agent = await agentInstallation();
    site = await drillSite(agent.base, printer.port);
    floor = new DayStation(site.base, 'jonas', { width: 1180, height: 820 });
    lab = new DayStation(site.base, 'ida');
    curator = new DayStation(site.base, 'admin');
  });
  after(async () => {
    for (const one of [floor, lab, curator]) await one?.close();
    for (const one of [site, agent]) await one?.remove();
    await printer?.close();
  });

  step('the curator sets the expedition up on an empty installation', async () => {
    await at().curator.start('/admin/expeditions/new');
    const { page } = at().curator;
    const form: readonly (readonly [field: string, text: string])[] = [
      ['program.program', 'ICDP'],
      ['expedition.expedition', '5054'],
      ['expedition.expedition_name', 'Drilling the mountain root'],
      ['hole.latitude_deg', '63.4015'],
      ['hole.longitude_deg', '13.2034'],
    ];
    for (const [field, text] of form) await page.fill(`[name="${field}"]`, text);
    await Promise.all([page.waitForURL(/done=expedition-made/), page.click('main form button.p')]);
    await at().curator.shot('expedition-set-up');
  });

  step('three stations open the hole, and the first runs are recorded while the lab splits and samples', async () => {
    await at().floor.openHole('Drill floor');
    await at().floor.page.fill('label:has-text("Top") input', FIRST_TOP);
    await record(1, 1);
    await at().lab.openHole('Core lab');
    await record(2, 7);
    await at().lab.page.waitForSelector('.runs .rr:has-text("7")');
    for (const core of [1, 2]) await sample(core);
    await at().floor.shot('drill-floor-seven-runs');
    await at().lab.shot('core-lab-sample');
    await at().floor.settled();
    await at().lab.settled();
  });

  step('the network is cut for two of them: both go on, and one field is changed on both sides', async () => {
    for (const one of [at().floor, at().lab]) await one.network(false);
    await record(8, 13);
    await at().floor.page.waitForSelector('.net >> text=/unsent, kept on this tablet/');
    for (const core of [3, 4]) await sample(core);
    await at().lab.find(SECTION);
    await at().lab.enterField('rock_type', 'Gneiss');
    await at().lab.enterField('section_condition', 'intact');
    await at().curator.openHole('Curator');
    await at().curator.find(SECTION);
    await at().curator.enterField('rock_type', 'Amphibolite');
    await at().curator.settled();
    await at().floor.shot('drill-floor-cut-off');
    await at().lab.shot('core-lab-cut-off');
    assert.equal((await objects()).filter((one) => one.type === 'core_run').length, 7);
  });

  step('the server and the browser on the drill floor are killed; what was typed is still there', async () => {
    await site.kill();
    const { page } = at().floor;
    const next = RUNS[13]!;
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('n');
    await page.waitForSelector('label:has-text("Drilled") input:focus');
    await page.keyboard.type(next.drilled);
    await page.keyboard.press('Enter');
    await page.keyboard.type(next.recovered);
    await page.keyboard.press('Enter');
    await page.keyboard.type(next.sections);
    await page.waitForSelector('text=not saved yet, kept as a draft');
    await at().floor.draftKept(next.sections);
    await at().floor.kill();
    await at().floor.start('/station/5054/hole/5054_1_A');
    await at().floor.page.waitForSelector('h2:has-text("New core run 14")');
    assert.equal(await at().floor.page.inputValue('[name=sections]'), next.sections);
    await at().floor.shot('drill-floor-after-the-kill');
    await at().floor.page.focus('[name=sections]');
    await at().floor.page.keyboard.press('Control+Enter');
    await at().floor.page.waitForSelector('h2:text-matches("^Core run 14")');
    await site.serve();
  });

  step('the network is back: everything is sent, and the lab decides the conflict', async () => {
    await at().floor.sendAll();
    await at().lab.network(true);
    const { page } = at().lab;
    await page.click('text=/1 to decide/', { timeout: 30_000 });
    const row = page.locator('.conflict tbody tr');
    assert.equal(await row.count(), 1);
    assert.match((await row.textContent()) ?? '', /Rock.*empty.*Amphibolite.*admin.*Gneiss.*you/);
    await at().lab.shot('core-lab-conflict');
    await page.check('.conflict td:nth-child(4) input');
    await page.click('text=Keep what you entered');
    await page.waitForSelector('text=Nothing waits for you');
    await at().lab.settled();
    await record(15, 20);
    await at().floor.settled();
    await at().lab.toHole();
    await page.waitForSelector('.runs .rr:has-text("20")');
    await at().lab.shot('core-lab-evening');
  });

  step('in the evening nothing is lost and nothing is there twice', async () => {
    evening = await objects();
    const wanted = eveningOf();
    const drilled = evening.filter((one) => !['expedition', 'site', 'hole', 'program'].includes(one.type));
    assert.deepEqual(drilled.map((one) => one.combinedId).toSorted(), [...wanted.keys()].toSorted());
    for (const one of drilled) {
      const length = wanted.get(one.combinedId);
      const stored = one.type === 'core_run' ? one.values.core_recovery_m : one.values.curated_length_m;
      if (length !== undefined) assert.equal(stored, length, one.combinedId);
    }
    const given = drilled.map((one) => one.igsn);
    assert.equal(new Set(given).size, drilled.length, 'a number is missing or given twice');
    const tops = RUNS.map(({ core }) => evening.find((one) => one.combinedId === runId(core))!.topDrfM);
    const bottoms = RUNS.map(({ core }) => evening.find((one) => one.combinedId === runId(core))!.bottomDrfM);
    assert.deepEqual(tops, [Number(FIRST_TOP), ...bottoms.slice(0, -1)], 'runs do not stand end to end');
    const section = evening.find((one) => one.combinedId === SECTION);
    assert.deepEqual([section?.values.rock_type, section?.values.section_condition], ['Gneiss', 'intact']);
  });

  step('labels come out of the printer and as PDF', async () => {
    const { page } = at().lab;
    await at().lab.chooseRun(20);
    await page.keyboard.press('p');
    await page.waitForSelector('.said >> text=/labels to Core lab/');
    const sections = [...eveningOf().keys()].filter((one) => one.startsWith(`${runId(20)}_`)).length;
    await at().lab.until(() => printer.labels().length === sections);
    const ids = evening.filter((one) => one.type === 'sample').map((one) => one.id);
    const body = JSON.stringify({ expedition: '5054', type: 'sample', ids });
    const headers = `{ 'content-type': 'application/json' }`;
    const ask = `fetch('/api/v1/labels', { method: 'POST', headers: ${headers}, body: ${JSON.stringify(body)} })`;
    const pdf = await page.evaluate<string>(`${ask}.then((a) => a.blob()).then((b) => b.slice(0, 5).text())`);
    assert.equal(pdf, '%PDF-');
  });

  step('reports tell of all twenty runs', async () => {
    const reports = await site.api<readonly { name: string }[]>('/reports');
    for (const { name } of reports) {
      const pdf = await (await site.fetchApi(`/reports/${name}?expedition=5054&format=pdf`)).text();
      assert.ok(pdf.startsWith('%PDF-'), name);
    }
    const csv = await (await site.fetchApi('/reports/cores-with-sections?expedition=5054&format=csv')).text();
    const { page } = at().lab;
    await page.goto(`${site.base}/api/v1/reports/cores-with-sections?expedition=5054`);
    const report = (await page.textContent('body')) ?? '';
    for (const { igsn, combinedId } of evening.filter((one) => one.type === 'core_run' || one.type === 'section')) {
      assert.ok(csv.includes(igsn!), `${combinedId} is not in the table`);
      assert.ok(report.includes(igsn!), `${combinedId} is not on the page`);
    }
    await at().lab.shot('report-cores-with-sections');
  });

  step('registering needs no network: everything is queued, and nothing is shown as registered', async () => {
    const { page } = at().curator;
    await page.goto(`${site.base}/station`);
    await page.click('a:has-text("Register and send")');
    await page.click('button:text-is("Register")');
    await page.waitForSelector('[data-registered]:has-text("new, 0 changed, 0 as before")');
    await page.waitForSelector('[data-waiting]:not([data-waiting="0"])');
    await at().curator.shot('registered-and-queued');
    const { records } = await site.api<{ records: { state: string }[] }>('/records?limit=1000');
    assert.deepEqual([...new Set(records.map((one) => one.state))], ['pending']);
    assert.deepEqual(await site.harvested(), []);
  });

  step('then the agent has it all: landing pages, and the same records for harvesters', async () => {
    await agent.run(['client', 'create', 'GFZ.EXPEDITION', '--namespace', 'ICDP']);
    const [token] = (await agent.run(['token', 'create', 'GFZ.EXPEDITION'])).split('\n');
    writeFileSync(join(site.folder, 'agent.token'), token!, { mode: 0o600 });
    await agent.serve();
    // A token is read at the start.
    await site.kill();
    await site.serve();
    const { page } = at().curator;
    await page.reload();
    await page.waitForSelector('[data-waiting]');
    // It may have been sent by itself before anybody presses.
    const sent = page.waitForSelector('[data-waiting="0"] >> text=/gfz has everything/', { timeout: 90_000 });
    await Promise.any([sent, page.click('button:text-is("Push now")', { timeout: 90_000 })]);
    await sent;
    await at().curator.shot('agent-has-everything');
    const given = evening.filter((one) => /^(core_run|section|split|sample)$/.test(one.type)).map((one) => one.igsn!);
    const there = await agent.harvested();
    assert.deepEqual(there, await site.harvested());
    for (const igsn of given) assert.ok(there.includes(igsn), `${igsn} is not at the agent`);
    for (const name of [runId(20), `${SECTION}_W:10-15`]) {
      const { igsn } = evening.find((one) => one.combinedId === name)!;
      await page.goto(`${agent.base}/igsn/${igsn}`);
      assert.ok(((await page.textContent('main')) ?? '').includes(igsn!));
      await at().curator.shot(`landing-page-${igsn}`);
    }
    await page.goto(`${site.base}/admin/push`);
    await page.waitForSelector('text=Has everything');
    await at().curator.shot('administration-push');
  });
});
