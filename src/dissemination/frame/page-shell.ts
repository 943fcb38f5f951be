import { LANGUAGES } from '../../domain/language.ts';
import type { PublicFace } from '../public-face.ts';
import type { FrameWords } from '../words/en/frame.ts';
import { languageChooser, languageLinks } from '../words/language-links.ts';
import type { Reader } from '../words/reader.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { accentPath } from './accent-style.ts';
import { type Html, html, jsonForScript, raw } from './html.ts';
import { icon, spriteFor } from './icons.ts';
import { logo } from './logo.ts';
import { assetPath } from './page-assets.ts';
import { siteLogo } from './site-logo.ts';

/** What a page puts into the shell. */
export interface PageParts {
  /** For whom the page is made; pages without it are in English. */
  readonly reader?: Reader;
  /** Title of the tab; the agent's name is added. */
  readonly title: string;
  readonly description?: string;
  /** Absolute address under which the page is to be known. */
  readonly canonical?: string;
  /** Further elements of the head, such as links to formats. */
  readonly head?: Html;
  /** A JSON-LD document for the head. */
  readonly jsonLd?: string;
  /** Text of the search field. */
  readonly query?: string;
  readonly current?: 'search' | 'map' | 'expeditions' | 'machines';
  /** True for pages that search engines should leave out. */
  readonly unlisted?: boolean;
  /** True where the page has its own large search field. */
  readonly ownSearch?: boolean;
  /** What stands in the bar above after the brand, in place of search and public navigation, and what is said beside the brand. */
  readonly bar?: { readonly note: string; readonly path: string; readonly content: Html };
  readonly main: Html;
}

const NAV = [
  { key: 'search', path: '/search' },
  { key: 'map', path: '/map' },
  { key: 'expeditions', path: '/expeditions' },
  { key: 'machines', path: '/#machines' },
] as const;

const LOGO = raw(
  logo('width="22" height="22" aria-hidden="true"', ['var(--l-cs)', 'var(--l-am)', 'var(--l-gn)', 'var(--l-my)']),
);

/** A link below the base address, for use in pages: host-relative, with the base's path where it has one. */
export function linkTo(face: Pick<PublicFace, 'baseUrl'>, path: string): string {
  return `${new URL(face.baseUrl).pathname.replace(/\/$/, '')}${path}`;
}

/** The whole page. Only the icons that it uses are in it. */
export function renderPage(face: PublicFace, page: PageParts): string {
  const words = page.reader?.words ?? wordsIn(LANGUAGES[0]);
  const body = [
    topBar(face, page, words),
    html`<main id="main" class="wrap" tabindex="-1">${page.main}</main>`,
    foot(face, page, words),
  ];
  const text = body.join('');
  const { copied, copyBlocked } = words.frame;
  const root = html`<html lang="${words.language}" data-copied="${copied}" data-blocked="${copyBlocked}">`;
  return `<!doctype html>${root}${head(face, page)}<body>${spriteFor(text)}${text}</body></html>`;
}

function head(face: PublicFace, page: PageParts): Html {
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${page.title} · ${face.agent.name}</title>
${page.description !== undefined && html`<meta name="description" content="${page.description}">`}
${page.unlisted && html`<meta name="robots" content="noindex">`}
${page.canonical !== undefined && html`<link rel="canonical" href="${page.canonical}">`}${page.reader !== undefined && !page.unlisted && page.canonical !== undefined && languageLinks(page.canonical)}
<link rel="icon" href="${linkTo(face, assetPath('favicon'))}" type="image/svg+xml">
<link rel="stylesheet" href="${linkTo(face, assetPath('style'))}">${accentLink(face)}
<script src="${linkTo(face, assetPath('script'))}"></script>
${page.head}${page.jsonLd !== undefined && html`<script type="application/ld+json">${jsonForScript(page.jsonLd)}</script>`}
</head>`;
}

function topBar(face: PublicFace, page: PageParts, words: Words): Html {
  const { frame } = words;
  const skip = html`<a class="skip" href="#main">${frame.skip}</a>`;
  if (page.bar !== undefined)
    return html`${skip}<header class="top">${brand(face, page.bar.path, page.bar.note)}${page.bar.content}</header>`;
  return html`${skip}<header class="top">
${brand(face, '/', frame.note)}
${!page.ownSearch && searchBox(face, frame, page.query)}
<nav aria-label="${frame.mainNavigation}">${NAV.map((one) => navLink(face, page, one, frame))}</nav>
<button type="button" class="btn i q js h-ph" data-do="theme" aria-label="${frame.theme}">${icon('sun', 18)}</button>
<details class="menu o-ph ${page.ownSearch ? 'sp' : ''}"><summary class="btn i q" aria-label="${frame.menu}">${icon('menu', 20)}</summary><div>${NAV.map((one) => navLink(face, page, one, frame))}<button type="button" class="btn q js" data-do="theme">${frame.theme}</button></div></details></header>`;
}

function brand(face: PublicFace, path: string, note: string): Html {
  const own = siteLogo(face.agent.theme?.logo, (to) => linkTo(face, to));
  return html`<a class="brand" href="${linkTo(face, path)}">${own ?? LOGO}<span>${face.agent.theme?.siteName || 'Corestone'}</span><small>${note}</small></a>`;
}

function searchBox(face: PublicFace, { searchLabel }: FrameWords, query = ''): Html {
  return html`<form class="qs" role="search" action="${linkTo(face, '/search')}">${icon('search', 17)}<input type="search" name="q" value="${query}" aria-label="${searchLabel}" placeholder="${searchLabel}" autocomplete="off" spellcheck="false"><kbd class="js h-ph" aria-hidden="true">/</kbd></form>`;
}

function navLink(face: PublicFace, page: PageParts, one: (typeof NAV)[number], frame: FrameWords): Html {
  const current = page.current === one.key ? html` aria-current="page"` : null;
  return html`<a href="${linkTo(face, one.path)}"${current}>${frame[one.key]}</a>`;
}

function foot(face: PublicFace, page: PageParts, { accessibility, frame, requests }: Words): Html {
  const asking = html`<a href="${linkTo(face, '/requests/new')}">${requests.footLink}</a>`;
  const open = html`<a href="${linkTo(face, '/accessibility')}">${accessibility.title}</a>`;
  const signIn = html`<a href="${linkTo(face, '/login')}" rel="nofollow">${frame.signIn}</a>`;
  return html`<footer><span>${face.agent.name}</span><a href="mailto:${face.agent.adminEmail}">${face.agent.adminEmail}</a><a href="${linkTo(face, '/#machines')}">${frame.machines}</a>${page.bar === undefined && [asking, open, signIn]}${ownTexts(face, frame)}${page.reader && languageChooser(page.reader)}</footer>`;
}

/** Links to what the agent has written of itself. */
function ownTexts(face: PublicFace, frame: FrameWords): readonly (Html | false)[] {
  const { hasImprint = false, hasPrivacy = false } = face.agent.theme ?? {};
  const to = (which: 'imprint' | 'privacy') => html`<a href="${linkTo(face, `/${which}`)}">${frame[which]}</a>`;
  return [hasImprint && to('imprint'), hasPrivacy && to('privacy')];
}

function accentLink(face: PublicFace): Html | null {
  const { actLight = '', actDark = '' } = face.agent.theme ?? {};
  if (actLight === '' || actDark === '') return null;
  return html`<link rel="stylesheet" href="${linkTo(face, accentPath(actLight, actDark))}">`;
}
