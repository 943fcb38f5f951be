import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { LabelLayout } from '../../src/domain/label/label-layout.ts';
import { readZplGraphics, zplPicture } from '../../src/labels/testing/read-zpl-graphics.ts';
import { CHROMIUM, openBrowser } from './fixture/admin-browser.ts';
import { openHole, openStationPlace, type StationPlace } from './fixture/station-place.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

describe('label layouts at the station', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let place: StationPlace;
  let browser: Browser;
  let page: Page;
  let printer: Server;
  let got = '';
  const folder = mkdtempSync(join(tmpdir(), 'corestone-test-'));

  before(async () => {
    printer = createServer((socket) =>
      socket.setEncoding('utf8').on('data', (text: string) => {
        got += text;
      }),
    );
    await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve));
    const { port } = printer.address() as AddressInfo;
    place = await openStationPlace({
      runs: 3,
      sections: 2,
      printers: `Core lab=127.0.0.1:${port}@300,Off=127.0.0.1:1`,
    });
    browser = await openBrowser();
    page = await openHole(browser, place, 'ida', { viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(15_000);
  });
  after(async () => {
    await browser?.close();
    await place?.close();
    await new Promise((resolve) => printer.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const kept = async (name: string): Promise<LabelLayout> => {
    const row = await place.house.store.read.selectFrom('label_layout').selectAll().where('name', '=', name).execute();
    return JSON.parse(row[0]!.layout) as LabelLayout;
  };
  const element = (at: number) => page.locator(`.el[data-element="${at}"]`);
  const mmPerPx = async () => 38 / (await page.locator('.sheetarea .label-paper').boundingBox())!.width;
  const drag = async (from: { x: number; y: number }, dx: number, dy: number) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + dx / 2, from.y + dy / 2);
    await page.mouse.move(from.x + dx, from.y + dy);
    await page.mouse.up();
  };
  const middle = async (at: number) => {
    const box = (await element(at).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  it('are reached from the find panel; a preset opens as a copy, drawn with an object that is there', async () => {
    await page.keyboard.press('/');
    await page.click('dialog >> text=Label layouts');
    await page.click('.layouts >> text=Sample vial');
    await page.waitForSelector('[data-testid=saved]:has-text("New, not saved")');
    assert.equal(await page.inputValue('[aria-label="The label"] label:has-text("Name") input'), 'own-vial-38x19');
    await page.fill('label:has-text("Draw it with the object") >> input', '5054_1_A_002_1');
    await page.waitForSelector('.sheetarea .picture >> text=5054_1_A_002');
    await page.waitForSelector('.looks >> text=Longest values, invented');
  });

  it('elements are moved by keys: half a millimetre, with Shift five, and stop at the edge', async () => {
    const place = () => element(0).getAttribute('aria-label');
    await element(0).focus();
    assert.match((await place())!, /^Text \{above_id\}, 1\.2 mm from the left, 1 mm from the top/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    assert.match((await place())!, /1\.7 mm from the left, 6 mm from the top/);
    await page.keyboard.press('Control+ArrowLeft');
    assert.equal(await page.inputValue('label:has-text("Width") >> nth=0 >> input'), '21.1');
    for (let n = 0; n < 5; n++) await page.keyboard.press('Shift+ArrowUp');
    assert.match((await place())!, /0 mm from the top/);
    for (let n = 0; n < 8; n++) await page.keyboard.press('Control+z');
    assert.match((await place())!, /1\.2 mm from the left, 1 mm from the top/);
    await page.keyboard.press('Control+Shift+z');
    assert.match((await place())!, /1\.7 mm from the left, 1 mm from the top/);
    await page.keyboard.press('Control+z');
  });

  it('elements are dragged and pulled larger on the grid, and one drag is one step back', async () => {
    await page.selectOption('label:has-text("Grid") >> select', '1');
    const px = 1 / (await mmPerPx());
    const before = await element(2).getAttribute('aria-label');
    await drag(await middle(2), 0.8 * px, 4.7 * px);
    assert.match((await element(2).getAttribute('aria-label'))!, /2 mm from the left, 13 mm from the top/);
    await element(2).focus();
    await page.keyboard.press('Control+z');
    assert.equal(await element(2).getAttribute('aria-label'), before);
    await element(5).click();
    const grip = (await page.locator('[data-testid=grip]').boundingBox())!;
    await drag({ x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 }, -1.4 * px, -1.4 * px);
    assert.equal(await page.inputValue('label:has-text("Width") >> nth=0 >> input'), '13');
    assert.equal(await page.inputValue('label:has-text("Height") >> nth=0 >> input'), '13');
    await element(5).focus();
    await page.keyboard.press('Control+z');
  });

  it('says at the element what is wrong, and does not save it', async () => {
    await element(5).click();
    await page.selectOption('.elfields select:has(option[value=code128])', 'code128');
    await page.waitForSelector('.el.e[data-element="5"] .mark');
    await page.waitForSelector('.elfields [data-finding=label-code-fine]');
    await page.fill('label:has-text("What stands there") >> textarea', '{igns}');
    await page.waitForSelector('.elfields [data-finding=label-field]');
    await page.click('.deeds >> text=Save');
    await page.waitForSelector('.said:has-text("Not saved")');
    await element(5).focus();
    for (let n = 0; n < 2; n++) await page.keyboard.press('Control+z');
    await page.waitForSelector('[data-testid=sound]');
  });

  it('a text with a field from the list is added, put in its place by keys, and the layout is saved', async () => {
    await page.click('.deeds >> text=Box');
    await page.click('.deeds >> text=Text');
    await page.fill('label:has-text("What stands there") >> textarea', 'Hole ');
    await page.press('label:has-text("What stands there") >> textarea', 'End');
    await page.selectOption('label:has-text("Add a field") >> select', 'hole');
    assert.equal(await page.inputValue('label:has-text("What stands there") >> textarea'), 'Hole {hole}');
    for (const [label, mm] of [
      ['From the left', '1,5'],
      ['From the top', '11.5'],
      ['Width', '20'],
      ['Height', '3'],
      ['At least', '4'],
    ] as const)
      await page.fill(`.elfields label:has-text("${label}") >> input`, mm);
    await page.fill('.elfields label:has-text("Letters") >> input', '6');
    await element(6).focus();
    await page.keyboard.press('Delete');
    await page.waitForSelector('.sheetarea .picture >> text=Hole A');
    await page.fill('[aria-label="The label"] label:has-text("Name") input', 'ours');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[data-testid=saved]:text-is("Saved")');
    const layout = await kept('ours');
    assert.equal(layout.elements.length, 7);
    const { xMm, yMm, widthMm, heightMm } = layout.elements.at(-1)!;
    assert.deepEqual([xMm, yMm, widthMm, heightMm], [1.5, 11.5, 20, 3]);
  });

  it('is exported and imported as JSON, duplicated, deleted, and saved again', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Export JSON')]);
    assert.equal(download.suggestedFilename(), 'ours.json');
    assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), await kept('ours'));
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"name":"x","widthMm":"wide"}');
    await page.setInputFiles('input[type=file]', broken);
    await page.waitForSelector('.said:has-text("broken.json is no label layout")');
    await page.setInputFiles('input[type=file]', await download.path());
    const name = page.locator('[aria-label="The label"] label:has-text("Name") input');
    await page.waitForFunction(
      (input) => (input as unknown as { value: string }).value === 'ours-2',
      await name.elementHandle(),
    );
    await page.click('.layouts button:has-text("ours,")');
    await page.click('.deeds >> text=Delete');
    await page.waitForSelector('.said:has-text("ours is deleted")');
    await page.click('.deeds >> text=Save');
    await page.waitForSelector('.said:has-text("ours is saved")');
    assert.equal((await kept('ours')).name, 'ours');
  });

  it('what is not saved is there again after a reload', async () => {
    await element(1).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(400);
    await page.reload();
    await page.waitForSelector('[data-testid=saved]:has-text("Changed, not saved")');
    assert.match((await element(1).getAttribute('aria-label'))!, /1\.7 mm from the left/);
    await page.click('.layouts button:has-text("ours,")');
    await page.waitForSelector('[data-testid=saved]:text-is("Saved")');
  });

  it('what is not saved when another layout is opened is one step back; a change just before leaving is kept', async () => {
    await page.click('.deeds [aria-label=Undo]');
    await page.waitForSelector('[data-testid=saved]:has-text("Changed, not saved")');
    assert.match((await element(1).getAttribute('aria-label'))!, /1\.7 mm from the left/);
    await element(1).focus();
    await page.keyboard.press('ArrowRight');
    await page.click('text=Printer queue');
    await page.waitForSelector('main.queue');
    await page.goto(`${place.base}/station/5054/labels`);
    await page.waitForSelector('[data-testid=saved]:has-text("Changed, not saved")');
    assert.match((await element(1).getAttribute('aria-label'))!, /2\.2 mm from the left/);
    await page.click('.layouts button:has-text("ours,")');
    await page.waitForSelector('[data-testid=saved]:text-is("Saved")');
  });

  it('a test label goes to the printer', async () => {
    await page.selectOption('[aria-label="Test label"] select', 'Core lab');
    await page.click('text=Print a test label');
    await page.waitForSelector('text=The label went to Core lab');
    assert.equal(got.match(/\^XA/g)!.length, 1);
    assert.match(got, /Hole A/);
    got = '';
  });

  it('a selection of rows is printed on it', async () => {
    await page.goto(`${place.base}/station/5054/grid/section`);
    await page.click('.gridbox td:text-is("5054_1_A_002_1")');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('l');
    await page.waitForSelector('dialog >> text=the 2 selected rows', { state: 'attached' });
    await page.selectOption('dialog label:has-text("Layout") >> select', 'ours');
    await page.selectOption('dialog label:has-text("Where to") >> select', 'Core lab');
    await page.waitForSelector('dialog .picture >> text=Hole A');
    await page.fill('dialog label:has-text("Copies") >> input', '2');
    await page.click('dialog button:has-text("Print 4 labels")');
    await page.waitForSelector('.said:has-text("went to Core lab")');
    assert.equal(got.match(/\^PQ2/g)!.length, 2);
  });

  it('the code in what the printer got is read back', {
    skip: has('zbarimg') ? false : 'zbarimg not installed',
  }, async () => {
    const rows = await place.house.store.read
      .selectFrom('tree_object')
      .select(['igsn', 'combined_id'])
      .where('combined_id', 'in', ['5054_1_A_002_1', '5054_1_A_002_2'])
      .orderBy('combined_id')
      .execute();
    const read = readZplGraphics(got).map((graphic, n) => {
      const picture = join(folder, `label-${n}.pgm`);
      writeFileSync(picture, zplPicture([graphic]));
      return spawnSync('zbarimg', ['--quiet', '--raw', picture], { encoding: 'utf8' }).stdout.trim();
    });
    assert.equal(read.length, 2);
    for (const [n, text] of read.entries())
      assert.ok(text.toUpperCase().endsWith(rows[n]!.igsn ?? rows[n]!.combined_id), text);
  });

  it('printed again it is told to be a reprint; on sheets the first free place is asked and the PDF reads back', async (test) => {
    await page.keyboard.press('l');
    await page.waitForSelector('dialog [data-testid=reprint]');
    await page.selectOption('dialog label:has-text("Layout") >> select', 'a4-24');
    await page.fill('dialog label:has-text("First free label") >> input', '23');
    await page.waitForSelector('dialog svg[aria-label*="22 at its beginning are used"]');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('dialog button[type=submit]')]);
    const file = await download.path();
    const actions = await place.house.store.read.selectFrom('audit').select('action').execute();
    assert.equal(actions.filter((one) => one.action === 'reprint-label').length, 2);
    await page.keyboard.press('l');
    assert.equal(await page.inputValue('dialog label:has-text("First free label") >> input'), '1', 'the sheet is full');
    await page.keyboard.press('Escape');
    if (!has('zbarimg') || !has('pdftoppm'))
      return test.skip('zbarimg or pdftoppm not installed: nothing is read back');
    spawnSync('pdftoppm', ['-r', '200', '-gray', '-png', file, join(folder, 'sheet')]);
    const read = spawnSync('zbarimg', ['--quiet', '--raw', join(folder, 'sheet-1.png')], { encoding: 'utf8' }).stdout;
    assert.equal(read.trim().split('\n').length, 2, read);
  });

  it('a printer that does not answer is told in plain words, and its job waits in the queue', async () => {
    await page.click('.gridbox td:text-is("5054_1_A_001_1")');
    await page.keyboard.press('l');
    await page.selectOption('dialog label:has-text("Layout") >> select', 'ours');
    await page.selectOption('dialog label:has-text("Where to") >> select', 'Off');
    await page.click('dialog button[type=submit]');
    await page.waitForSelector('dialog >> text=Printer Off does not answer: is it switched on? Nothing was printed.');
    await page.click('dialog >> text=Printer queue');
    await page.waitForSelector('.queue [data-state=failed] >> text=Needs you');
    await page.click('.queue [data-state=failed] >> text=Try again');
    await page.waitForSelector('.queue [data-state=failed] >> text=sent 2 times');
    await page.click('.queue [data-state=failed] >> text=Take back');
    await page.waitForSelector('.queue [data-state=cancelled]');
    got = '';
    await page.click('.queue [data-state=sent] >> nth=0 >> text=Print again');
    await page.waitForSelector('.queue [data-state=sent] >> text=sent 2 times');
    assert.match(got, /\^PQ2/);
  });

  it('the rows shown and the whole expedition are exported', async () => {
    await page.goto(`${place.base}/station/5054/grid/section`);
    await page.fill('[aria-label="Filter Section"]', '5054_1_A_002*');
    await page.waitForSelector('.stat >> text=/of 2 shown/');
    await page.click('text=Export');
    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('dialog >> text="CSV"')]);
    const lines = readFileSync(await csv.path(), 'utf8')
      .trim()
      .split('\r\n');
    assert.deepEqual([csv.suggestedFilename(), lines.length], ['5054-sections.csv', 3]);
    assert.match(lines[1]!, /^5054_1_A_002_1,/);
    const [xlsx] = await Promise.all([page.waitForEvent('download'), page.click('dialog >> text="XLSX"')]);
    assert.equal(readFileSync(await xlsx.path()).toString('latin1', 0, 2), 'PK');
    await page.selectOption('dialog select', '5054_1_A');
    const href = await page.getAttribute('dialog a:text-is("json")', 'href');
    assert.equal(href, '/api/v1/expeditions/5054/export?format=json&hole=5054_1_A');
    const whole = await page.request.get(place.base + href);
    assert.match(String(whole.headers()['content-disposition']), /filename="5054_1_A\.json"/);
    assert.match(await whole.text(), /5054/);
  });

  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const)
    it(`has no fault that axe finds and fits the window, ${width} px, ${colorScheme}`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const judge = async (what: string) => {
        const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        assert.ok((wider as number) <= 0, `${what} is ${String(wider)} px too wide`);
        await page.evaluate(AXE);
        const { violations } = (await page.evaluate('axe.run({resultTypes:["violations"]})')) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };
        assert.deepEqual(
          violations.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`),
          [],
          what,
        );
      };
      await page.goto(`${place.base}/station/5054/labels`);
      await page.waitForSelector('.sheetarea .picture');
      await element(0).focus();
      await judge('label layouts');
      await page.goto(`${place.base}/station/5054/printing`);
      await page.waitForSelector('.queue li');
      await judge('printer queue');
      await page.goto(`${place.base}/station/5054/hole/5054_1_A`);
      await page.click('.tools >> text=Labels');
      await page.waitForSelector('dialog .picture');
      await judge('print dialog');
      await page.keyboard.press('Escape');
    });
});
