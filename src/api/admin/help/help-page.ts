import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, raw } from '../../../dissemination/frame/html.ts';
import { helpHtml } from '../../../domain/help-html.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { helpAnchor } from './help-of-page.ts';

/** A heading of the second or third level, or an entry of a list that begins with names in bold. */
const NAMED = /<(h[23]|li)>((?:<b>[^<]+<\/b>(?:, )?)+|[^<]+)/g;

let made: string | undefined;

/** `/admin/help`: docs/admin.md, with an anchor for every page of the administration. For everybody who is signed in. */
export function registerHelp(routes: AdminRoutes): void {
  routes.page('/admin/help', async (): Promise<AdminView> => {
    made ??= anchoredHelp(readFileSync(join(import.meta.dirname, '../../../../docs/admin.md'), 'utf8'));
    return {
      title: 'Help',
      page: 'none',
      about: 'what each page of the administration is for',
      main: html`<section class="card"><div class="box stack">${raw(scrolling(made))}</div></section>`,
    };
  });
}

/** Tables wider than a phone are moved within the page. */
const scrolling = (guide: string): string =>
  guide.replaceAll('<table>', '<div class="scroll" tabindex="0"><table>').replaceAll('</table>', '</table></div>');

/** The guide as HTML, in which headings and named entries can be led to; the first of a name counts. */
export function anchoredHelp(markdown: string): string {
  const seen = new Set<string>();
  const withoutTitle = markdown.replace(/^# .*\n/, '');
  return helpHtml(withoutTitle).replace(NAMED, (found, element: string, text: string) => {
    const bold = [...text.matchAll(/<b>([^<]+)<\/b>/g)].map((one) => one[1]!);
    if (element === 'li' && bold.length === 0) return found;
    const names = element === 'li' ? bold : [text.split(',')[0]!];
    const anchors = names.map(helpAnchor).filter((one) => !seen.has(one));
    for (const one of anchors) seen.add(one);
    const [first, ...more] = anchors;
    if (first === undefined) return found;
    const further = more.map((one) => `<span id="${one}"></span>`).join('');
    return `<${element} id="${first}">${further}${text}`;
  });
}
