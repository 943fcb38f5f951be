import { type Html, html } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';

/** What is wrong with a form that came back: with one of its fields, or with the whole of it. */
export interface Wrong {
  readonly field?: string;
  readonly words: string;
}

const BESIDE_FIELD = /<p class="err" id="([^"]*)-error">.*?<span>(.*?)<\/span><\/p>/gs;

/**
 * What is wrong, above a page that shows it beside the fields: a long form shows it far below, on a phone always, and nobody sees there
 * that nothing was kept. Each line leads to its field, where the page has one. What is wrong with the whole is said only where the page
 * does not say it; nothing where nothing is left.
 */
export function toMend(wrong: readonly Wrong[], page: string): Html | false {
  const fieldOf = new Map(Array.from(page.matchAll(BESIDE_FIELD), ([, id, words]) => [words, id] as const));
  const lines = wrong.flatMap(({ field, words }) => {
    const shown = String(html`${words}`);
    if (field === undefined) return page.includes(shown) ? [] : [html`<li>${words}</li>`];
    const place = placeOf(page, field) ?? placeOf(page, fieldOf.get(shown));
    return [place === undefined ? html`<li>${words}</li>` : html`<li><a href="#${place}">${words}</a></li>`];
  });
  if (lines.length === 0) return false;
  return html`<div class="note e" role="alert" id="to-mend">${icon('error', 20)}<div>Nothing was kept yet. To be mended:<ul>${lines}</ul></div></div>`;
}

/** The id of a field, whatever its form puts before it, or of what is said of it; undefined where the page has neither. */
function placeOf(page: string, field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  return new RegExp(
    `id="((?:[a-z]+-)?${field.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}-(?:field|error))"`,
  ).exec(page)?.[1];
}
