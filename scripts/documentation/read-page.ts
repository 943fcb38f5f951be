import { anchorOf } from '../../docs/.vitepress/anchor.ts';

/** What a page of Markdown says that can be checked without building it. */
export interface ReadPage {
  readonly titles: readonly string[];
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly PageLink[];
  readonly hasOpenFrontMatter: boolean;
}

/** A link or picture; `line` counts from 1. `alt` is that of a picture. */
export interface PageLink {
  readonly target: string;
  readonly line: number;
  readonly alt?: string;
}

const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;

/** Reads headings, links and pictures; what stands in code is none of them. */
export function readPage(text: string): ReadPage {
  const lines = withoutCode(text.replaceAll('\r\n', '\n')).split('\n');
  const titles: string[] = [];
  const anchors = new Set<string>();
  const links: PageLink[] = [];
  for (const [at, line] of lines.entries()) {
    const [, depth = '', heading = ''] = /^(#{1,6}) (.+?)(?: #+)?$/.exec(line) ?? [];
    if (depth === '#') titles.push(heading);
    if (heading !== '') anchors.add(freeAnchor(anchors, heading));
    for (const [, mark, alt = '', target = ''] of line.matchAll(LINK))
      links.push({ target, line: at + 1, ...(mark === '!' && { alt }) });
  }
  return { titles, anchors, links, hasOpenFrontMatter: /^---\n/.test(text) && !/^---\n[\s\S]*?\n---\n/.test(text) };
}

function freeAnchor(taken: ReadonlySet<string>, heading: string): string {
  const anchor = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]|(?<!\w)_|_(?!\w)/g, ''));
  let free = anchor;
  for (let next = 1; taken.has(free); next++) free = `${anchor}-${next}`;
  return free;
}

// Lines stay where they are, so that numbers of lines are right; words in back quotes stay in headings, whose anchors they are part of.
function withoutCode(text: string): string {
  return text
    .replace(/^( *)(```+|~~~+)[^\n]*\n[\s\S]*?^\1\2[^\n]*$/gm, (block) => block.replace(/[^\n]/g, ''))
    .split('\n')
    .map((line) => (line.startsWith('#') ? line : line.replace(/(`+)(?:(?!\1).)+\1/g, '')))
    .join('\n');
}
