const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A page of help from our own Markdown: headings, paragraphs, lists, tables, `code` and **bold**. `style` is its stylesheet. */
export function helpPage(markdown: string, style: string): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? 'Help';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${inline(title)}</title><link rel="stylesheet" href="${style}"></head>
<body><main class="help">${helpHtml(markdown)}</main></body></html>
`;
}

/** Our own Markdown as HTML: headings, paragraphs, lists, tables, `code`, **bold** and *words of pages*; of links the words. */
export function helpHtml(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(blockOf)
    .join('\n');
}

/** What stands under a heading of the second level, without the heading; undefined where there is none of that name. */
export function sectionOf(markdown: string, heading: string): string | undefined {
  const found = markdown.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  return found?.slice(heading.length).trim();
}

function blockOf(block: string): string {
  const heading = /^(#{1,3}) (.*)$/.exec(block);
  if (heading !== null) return `<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>`;
  const lines = block.split('\n');
  if (lines[0]!.startsWith('|')) return table(lines);
  if (lines[0]!.startsWith('- '))
    return `<ul>${block
      .split(/^- /m)
      .slice(1)
      .map((one) => `<li>${inline(one)}</li>`)
      .join('')}</ul>`;
  return `<p>${inline(block)}</p>`;
}

function table(lines: readonly string[]): string {
  const [head, , ...rows] = lines.map((line) => line.replace(/^\||\|$/g, '').split(/(?<!\\)\|/));
  const cells = (row: readonly string[], name: string) =>
    row.map((one) => `<${name}>${inline(one.trim())}</${name}>`).join('');
  return `<table><thead><tr>${cells(head!, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

function inline(text: string): string {
  return (
    text
      .trim()
      .replaceAll('\\|', '|')
      .replace(/[&<>"]/g, (one) => ESCAPED[one]!)
      .replace(/`([^`]+)`/g, '<code>$1</code>')
      .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
      .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, '$1<i>$2</i>')
      // Other documents do not lie beside the help: the words of a link stay, where it leads does not.
      .replace(/\[([^\]]+)\]\([^()\s]+\)/g, '$1')
  );
}
