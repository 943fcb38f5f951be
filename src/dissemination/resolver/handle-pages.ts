import { escapeHtml } from '../frame/html.ts';
import type { HandleValue } from './handle-values.ts';

/** The small body of a redirect, for readers that do not follow it. */
export function redirectPage(address: string): string {
  const shown = escapeHtml(address);
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Handle Redirect</title></head><body><a href="${shown}">${shown}</a></body></html>\n`;
}

/** The values of a handle as a table; says so when none fits what was asked for. */
export function valuesPage(handle: string, values: readonly HandleValue[]): string {
  const rows = values.map(valueRow).join('\n');
  const table = `<table><thead><tr><th scope="col">Index</th><th scope="col">Type</th><th scope="col">Timestamp</th><th scope="col">TTL in seconds</th><th scope="col">Data</th></tr></thead>\n<tbody>\n${rows}\n</tbody></table>`;
  const body = values.length === 0 ? '<p>This handle has no value of the type or index asked for.</p>' : table;
  return page(`Values of ${handle}`, body);
}

/** The page for an identifier that is not registered here; `elsewhere` is where the whole handle system can be asked. */
export function unknownPage(handle: string, agentName: string, elsewhere: string): string {
  const link = `<a href="${escapeHtml(elsewhere)}" rel="nofollow">${escapeHtml(elsewhere)}</a>`;
  return page(
    `${handle} is not registered here`,
    `<p>${escapeHtml(agentName)} knows no sample with the identifier <code>${escapeHtml(handle)}</code>. Check the spelling, above all O and 0, I and 1.</p>\n<p>Another agent may have registered it: ${link}</p>`,
  );
}

function page(title: string, body: string): string {
  const shown = escapeHtml(title);
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${shown}</title></head>\n<body><main>\n<h1>${shown}</h1>\n${body}\n</main></body></html>\n`;
}

function valueRow({ index, type, timestamp, ttl, data }: HandleValue): string {
  const cells = [String(index), type, timestamp, String(ttl)].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
  return `<tr>${cells}<td>${valueCell(data)}</td></tr>`;
}

function valueCell(data: HandleValue['data']): string {
  if (data.format === 'string') {
    const shown = escapeHtml(data.value);
    return /^(?:https?|ftp):/i.test(data.value) ? `<a href="${shown}">${shown}</a>` : shown;
  }
  const { handle, index, permissions } = data.value;
  return escapeHtml(`handle=${handle}; index=${index}; permissions=${permissions}`);
}
