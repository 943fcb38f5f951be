import type { Page } from 'playwright-core';
import { objectsOf } from '../station/entering.ts';
import type { WholeHouse } from './whole-house.ts';

/** A screen of the station or of a party: where it is, and what is done there before it is looked at. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly prepare: (page: Page) => Promise<unknown>;
  /** Something that floats above the screen; Esc closes it. */
  readonly dialog?: string;
}

/** Every screen of the station and of sampling parties, with all that can open above them. */
export async function listScreens({ party }: WholeHouse): Promise<readonly Screen[]> {
  const { house, entering } = party.place;
  const objects = await objectsOf(house, entering.expeditionId);
  const section = objects.find((one) => one.type === 'section')!;
  const at = (path: string, wait = 'main h1, main h2, h1') => ({
    path: `/station${path}`,
    prepare: (page: Page) => page.waitForSelector(wait),
  });
  const hole = '/5054/hole/5054_1_A';
  const grid = '/5054/grid/section';
  const floats = (name: string, path: string, open: (page: Page) => Promise<unknown>, dialog = 'dialog[open]') => ({
    name,
    path: `/station${path}`,
    dialog,
    prepare: async (page: Page) => {
      await page.waitForSelector('h1, .runs .rr, .gridbox tbody td.fz');
      await page.waitForSelector('[data-net=server]');
      await open(page);
      await page.waitForSelector(dialog);
    },
  });
  const key = (name: string) => (page: Page) => page.keyboard.press(name);
  return [
    { name: 'expeditions', ...at('') },
    { name: 'overview', ...at('/5054', '.holedrawing') },
    { name: 'hole', ...at(hole, '.runs .rr') },
    { name: 'grid', ...at(grid, '.gridbox tbody td.fz') },
    { name: 'object', ...at(`/5054/object/${section.id}`) },
    { name: 'new object', ...at(`/5054/new/sample/${section.id}`) },
    { name: 'conflicts', ...at('/5054/conflicts') },
    { name: 'transfer', ...at('/5054/transfer') },
    { name: 'deleted', ...at('/5054/deleted') },
    { name: 'labels', ...at('/5054/labels', '.sheetarea .picture') },
    { name: 'printing', ...at('/5054/printing') },
    floats('keys', hole, key('?')),
    floats('find', hole, key('/')),
    floats('filter', grid, (page) => page.click('.flt >> text=Filter'), '.fbuild'),
    floats('views', grid, (page) => page.click('.views >> text=Views …')),
    floats('export', grid, (page) => page.click('button:has-text("Export")')),
    floats('delete', `/5054/object/${section.id}`, (page) => page.click('button:has-text("Delete")')),
    floats('print', grid, (page) => page.click('button:has-text("Label")')),
    { name: 'parties', path: '/sampling', prepare: (page: Page) => page.waitForSelector('.choose li') },
    { name: 'party', path: party.path, prepare: (page: Page) => page.waitForSelector('#drawing svg') },
    {
      name: 'help of a party',
      path: party.path,
      dialog: 'dialog[open]',
      prepare: async (page: Page) => {
        await page.waitForSelector('#drawing svg');
        await page.click('button:has-text("Help")');
        await page.waitForSelector('dialog[open]');
      },
    },
  ];
}
