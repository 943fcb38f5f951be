const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A page of help from our own Markdown: headings, paragraphs, lists, tables, `code` and **bold**. `style` is its stylesheet. */
export function helpPage(markdown: string, style: string): string {
  const blocks = markdown
    .trim()
    .split(/\n{2,}/)
    .map(blockOf);
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? 'Help';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${inline(title)}</title><link rel="stylesheet" href="${style}"></head>
<body><main class="help">${blocks.join('\n')}</main></body></html>
`;
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
  const [head, , ...rows] = lines.map((line) => line.replace(/^\||\|$/g, '').split('|'));
  const cells = (row: readonly string[], name: string) =>
    row.map((one) => `<${name}>${inline(one.trim())}</${name}>`).join('');
  return `<table><thead><tr>${cells(head!, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

function inline(text: string): string {
  return text
    .trim()
    .replace(/[&<>"]/g, (one) => ESCAPED[one]!)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>');
}
