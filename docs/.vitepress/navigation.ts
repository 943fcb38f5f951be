import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A page or a folded list of pages in the side bar; `link` as VitePress wants it: from the root, without `.md`. */
export interface NavigationItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly NavigationItem[];
  readonly collapsed?: boolean;
}

// A group is a heading, then pages in their order. `folder/*` stands for what else the folder holds when the site is built.
const GROUPS: readonly (readonly [heading: string, pages: readonly string[], collapsed: boolean])[] = [
  ['Begin here', ['index', 'quick-start', 'glossary'], false],
  [
    'Guides',
    ['guides/technician', 'guides/curator', 'guides/data-manager', 'guides/scientist', 'guides/harvester', 'guides/*'],
    false,
  ],
  [
    'Running it',
    [
      'operating/install',
      'reference/settings',
      'operating/security',
      'operating/backup-schedule',
      'backup',
      'operating/disaster',
      'operating/monitoring',
      'operating/sizing',
      'operating/upgrade',
      'mail',
      'upstreams',
      'landing-checks',
      'limits',
      'legacy',
      'operating/*',
    ],
    true,
  ],
  ['At the drill site', ['station', 'labels-and-reports', 'import', 'export', 'own-fields', 'transfer'], true],
  [
    'In the repository',
    [
      'storage',
      'collections',
      'sample-requests',
      'sampling-party',
      'files',
      'shipping',
      'publications',
      'persons',
      'operational-data-set',
    ],
    true,
  ],
  ['The registry', ['registry', 'admin', 'permissions', 'vocabularies'], true],
  [
    'Seen by everybody',
    ['landing-page', 'search', 'map', 'languages', 'harvesting', 'feeds', 'catalogue', 'features'],
    true,
  ],
  ['Formats and fields', ['formats', 'communities', 'reference/crosswalk', 'reference/*'], true],
  ['Programming', ['tutorials/*', 'api/rest', 'api/bulk', 'api/mds', 'api/datacite', 'station-api', 'api/*'], true],
  ['How to add something', ['house', 'how-to/*'], true],
  ['Decisions', ['adr/*'], true],
];

/**
 * The side bar: groups in a fixed order, and in them the pages that are there. A page that is not there is left out, a group without
 * pages too; `folder/*` adds the other pages of a folder in the order of their names, so that a new page in it is listed by itself.
 * @param folder the folder of the documents
 */
export function sideBar(folder: string): NavigationItem[] {
  const there = pagesIn(folder);
  const named = new Set(GROUPS.flatMap(([, pages]) => pages));
  return GROUPS.flatMap(([heading, wanted, collapsed]) => {
    const pages = wanted.flatMap((one) => (one.endsWith('/*') ? restOf(one.slice(0, -1), there, named) : one));
    const items = pages.filter((page) => there.has(page)).map((page) => itemOf(folder, page));
    return items.length === 0 ? [] : [{ text: heading, items, collapsed }];
  });
}

/** Every page that the side bar leads to, as paths without `.md`. */
export function listedPages(folder: string): string[] {
  return sideBar(folder).flatMap(({ items = [] }) =>
    items.map(({ link = '' }) => (link === '/' ? 'index' : link.slice(1))),
  );
}

/** Every page there is below the folder, as paths without `.md`; what VitePress makes is none. */
export function pagesIn(folder: string): Set<string> {
  const found = globSync('**/*.md', { cwd: folder, exclude: (path) => basename(path) === '.vitepress' });
  return new Set(found.map((path) => path.replaceAll('\\', '/').replace(/\.md$/, '')).sort());
}

function restOf(start: string, there: ReadonlySet<string>, named: ReadonlySet<string>): string[] {
  return [...there]
    .filter((page) => page.startsWith(start) && !named.has(page))
    .map(withIndexFirst)
    .sort()
    .map(asPage);
}

const withIndexFirst = (page: string): string => page.replace(/(^|\/)index$/, '$1 index');
const asPage = (page: string): string => page.replace(' index', 'index');

function itemOf(folder: string, page: string): NavigationItem {
  return { text: titleOf(folder, page), link: `/${page.replace(/(^|\/)index$/, '$1')}` };
}

/** The first heading of a page, without mark-up; numbers of decisions come first and alike. The file's name where there is none. */
export function titleOf(folder: string, page: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(join(folder, `${page}.md`), 'utf8'))?.[1] ?? basename(page);
  return heading.replaceAll('`', '').replace(/^(?:ADR )?(\d+)[.:] /, '$1 – ');
}
