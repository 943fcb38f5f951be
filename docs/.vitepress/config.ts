import { cpSync, globSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { anchorOf } from './anchor.ts';
import { sideBar } from './navigation.ts';
import { readAsSite } from './source-links.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

// Built by `npm run docs` into docs/.vitepress/dist, which any web server can serve; `npm run docs -- --base /path/` for a place
// below a host. Nothing is fetched, neither when it is built nor when it is read.
export default defineConfig({
  lang: 'en-GB',
  title: 'Corestone',
  description: 'Drilling information system, IGSN registry and sample catalogue in one program',
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
  ],
  markdown: {
    html: false,
    anchor: { slugify: anchorOf },
    toc: { slugify: anchorOf },
    config: (markdown) => readAsSite(markdown as never),
  },
  // Scripts and data that pages lead to; VitePress takes along pages and pictures only.
  buildEnd({ outDir }) {
    const isTaken = (path: string) => extname(path) !== '' && !/\.md$|^(images|public)\//.test(path);
    for (const path of globSync('**/*', { cwd: FOLDER, exclude: (one) => basename(one) === '.vitepress' }))
      if (isTaken(path.replaceAll('\\', '/'))) cpSync(join(FOLDER, path), join(outDir, path));
  },
  themeConfig: {
    logo: '/mark.svg',
    nav: [
      { text: 'Quick start', link: '/quick-start' },
      { text: 'Guides', link: '/guides/technician', activeMatch: '^/guides/' },
      { text: 'Fields', link: '/reference/fields' },
      { text: 'Formats', link: '/formats' },
      { text: 'API', link: '/api/rest', activeMatch: '^/(api|tutorials)/' },
    ],
    sidebar: sideBar(FOLDER) as DefaultTheme.SidebarItem[],
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: 'Before', next: 'Next' },
    externalLinkIcon: false,
    darkModeSwitchLabel: 'Light or dark',
    sidebarMenuLabel: 'Pages',
    returnToTopLabel: 'To the top',
    footer: { message: 'Corestone, Apache-2.0. No font, script or picture of this site comes from elsewhere.' },
    search: {
      provider: 'local',
      options: {
        // A table of every member against every format: found by its name in the side bar, too long to be of help in a search.
        _render: (src, env, markdown) =>
          env.relativePath === 'reference/crosswalk.md' ? '# Crosswalk' : markdown.render(src, env),
      },
    },
  },
});
