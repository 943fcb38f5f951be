import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { listedPages, pagesIn } from '../../docs/.vitepress/navigation.ts';
import { type PageLink, type ReadPage, readPage } from './read-page.ts';

/** The most that a picture of the documents may take. */
export const MOST_PICTURE_BYTES = 200 * 1024;

/**
 * What is wrong with the documents below a folder and with the pages beside it that lead there: dead links, dead anchors, missing, unused,
 * too large or wordless pictures, pages that the site does not list or that have not just one title. A sentence each, by file and line.
 * @param docs the folder of the documents, `docs`
 * @param beside further pages, such as README.md
 */
export function checkDocuments(docs: string, beside: readonly string[] = []): string[] {
  const paths = [...pagesIn(docs)].map((page) => join(docs, `${page}.md`)).concat(beside);
  const pages = new Map(paths.map((path) => [path, readPage(readFileSync(path, 'utf8'))]));
  const named = (path: string) => relative(dirname(docs), path);
  const own = [...pages].flatMap(([path, page]) => [
    ...shapeOf(page).map((words) => `${named(path)}: ${words}`),
    ...page.links.flatMap((link) => judge(pages, path, link).map((words) => `${named(path)}:${link.line}: ${words}`)),
  ]);
  return [...own, ...unlisted(docs), ...unusedPictures(docs, pages)];
}

function shapeOf({ titles, hasOpenFrontMatter }: ReadPage): string[] {
  return [
    ...(titles.length === 1 ? [] : [`has ${titles.length} headings of the first order, not one`]),
    ...(hasOpenFrontMatter ? ['begins with front matter that does not end'] : []),
  ];
}

function judge(pages: ReadonlyMap<string, ReadPage>, path: string, { target, alt }: PageLink): string[] {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return alt === undefined ? [] : [`picture from elsewhere: ${target}`];
  const [file = '', anchor] = target.split('#');
  const there = file === '' ? path : join(dirname(path), decodeURIComponent(file));
  if (!existsSync(there)) return [`${alt === undefined ? 'dead link' : 'missing picture'}: ${target}`];
  if (alt !== undefined) return judgePicture(there, target, alt);
  const page = pages.get(there);
  const isDead = anchor !== undefined && page !== undefined && !page.anchors.has(decodeURIComponent(anchor));
  return isDead ? [`dead anchor: ${target}`] : [];
}

function judgePicture(path: string, target: string, alt: string): string[] {
  const { size } = statSync(path);
  return [
    ...(alt.trim() === '' ? [`picture without words: ${target}`] : []),
    ...(size > MOST_PICTURE_BYTES ? [`picture of ${size} bytes, ${MOST_PICTURE_BYTES} are allowed: ${target}`] : []),
  ];
}

function unlisted(docs: string): string[] {
  const listed = new Set(listedPages(docs));
  return [...pagesIn(docs)]
    .filter((page) => !listed.has(page))
    .map((page) => `${page}.md: in no group of docs/.vitepress/navigation.ts`);
}

function unusedPictures(docs: string, pages: ReadonlyMap<string, ReadPage>): string[] {
  const used = new Set(
    [...pages].flatMap(([path, { links }]) => links.map(({ target }) => join(dirname(path), target.split('#')[0]!))),
  );
  return globSync('images/**/*.{png,svg,jpg,webp}', { cwd: docs })
    .filter((path) => !used.has(join(docs, path)))
    .map((path) => `${path}: a picture that no page shows`);
}
