import { html, type Part } from './html.ts';

const CHARACTER: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * What a reader sees of a piece of a page, as text of one line: without its tags, lines set apart by `; `, and without what is only there to
 * be unfolded.
 */
export function plainText(part: Part): string {
  return html`${part}`
    .toString()
    .replaceAll(/<details[\s\S]*?<\/details>/g, '')
    .replaceAll(/<br>|<\/(?:li|p|div)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => CHARACTER[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('; ');
}
