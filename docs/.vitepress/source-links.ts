import { posix } from 'node:path';

/** The parts of markdown-it that are used here; the library itself comes with VitePress and is none of ours. */
interface Token {
  readonly type: string;
  content: string;
  readonly children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
  attrs: [string, string][] | null;
  tag: string;
}
interface State {
  src: string;
  readonly tokens: readonly Token[];
  readonly env: { readonly relativePath?: string };
}
interface Markdown {
  readonly core: {
    readonly ruler: {
      before(name: string, rule: string, does: (state: State) => void): void;
      push(rule: string, does: (state: State) => void): void;
    };
  };
}

/** Whether a link of a page leads out of the documents into the source tree, where the site cannot follow. */
export function leadsOut(page: string, href: string): boolean {
  if (/^([a-z]+:|[#/])/i.test(href)) return false;
  return posix.join(posix.dirname(page), href).startsWith('../');
}

/**
 * Comments of the source go (raw HTML is text on this site), and links to files of the source tree beside the documents become
 * their words with the path as a hint.
 */
export function readAsSite(markdown: Markdown): void {
  markdown.core.ruler.before('normalize', 'no-comments', (state) => {
    state.src = state.src.replace(/^<!--[\s\S]*?-->\s*/, '');
  });
  markdown.core.ruler.push('source-links', (state) => {
    for (const { children } of state.tokens) if (children !== null) closeLinks(children, state.env.relativePath ?? '');
  });
}

function closeLinks(tokens: readonly Token[], page: string): void {
  let isOut = false;
  for (const token of tokens) {
    const href = token.type === 'link_open' ? token.attrGet('href') : null;
    if (href !== null) isOut = leadsOut(page, href);
    // A file that is no page is fetched as a file; without this VitePress takes it for a page of its own.
    if (href !== null && !isOut && isFile(href)) token.attrSet('target', '_self');
    if (!isOut || !token.type.startsWith('link_')) continue;
    token.tag = 'span';
    if (href !== null)
      token.attrs = [['title', `In the source tree: ${posix.join('docs', posix.dirname(page), href)}`]];
    if (token.type === 'link_close') isOut = false;
  }
}

const isFile = (href: string): boolean => /^[^:#?]+\.(?!md\b|html\b)[a-z]+$/.test(href);
