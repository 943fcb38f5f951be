import type { Fate } from '../../domain/description/description-fields.ts';
import type { Format, FormatManifest, ReadableFormat } from '../format.ts';
import { allFormats, type CrosswalkRow, carriedBy, crosswalk } from './crosswalk.ts';

const SIGN = { whole: '●', narrowed: '◐', omitted: '–' } as const;

/** The field dictionary in Markdown: every member with label, what it holds, unit, source and meaning. */
export function dictionaryPage(): string {
  const rows = crosswalk([]).map(({ name, label, holds, isMany, unit, source, definition }) =>
    row([`\`${name}\``, label, isMany ? `${holds}, many` : holds, unit ?? '', source, definition]),
  );
  return [
    '# Members of the description',
    'What Corestone says of a registered object, once for every format and page. “Source” is the schema whose definition a member follows first. The same as JSON: `GET /api/v1/fields`.',
    [row(['member', 'label', 'holds', 'unit', 'source', 'meaning']), ruler(6), ...rows].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The crosswalk in Markdown: which format carries which member, then format by format where it goes and what is lost. */
export function crosswalkPage(written: readonly Format[], read: readonly ReadableFormat[]): string {
  const formats = allFormats(written, read);
  const rows = crosswalk(formats);
  return [
    '# Crosswalk',
    'Every member of the description against every format. ● comes back as it was, ◐ less or other comes back, – is left out. Below stands for each format where a member goes, and what is lost.',
    matrix(rows, formats),
    ...formats.map((format) => section(rows, format, written, read)),
  ]
    .join('\n\n')
    .concat('\n');
}

function matrix(rows: readonly CrosswalkRow[], formats: readonly FormatManifest[]): string {
  const signs = rows.map((one) =>
    row([`\`${one.name}\``, ...formats.map(({ name }) => SIGN[carriedBy(one.formats[name] as Fate)])]),
  );
  return [row(['member', ...formats.map((one) => one.name)]), ruler(formats.length + 1), ...signs].join('\n');
}

function section(
  rows: readonly CrosswalkRow[],
  format: FormatManifest,
  written: readonly Format[],
  read: readonly ReadableFormat[],
): string {
  const ways = [
    written.some((one) => one.name === format.name) && 'written',
    read.some((one) => one.name === format.name) && 'read',
  ];
  const fates = rows.map((one) => fateRow(one.name, one.formats[format.name] as Fate));
  return [
    `## ${format.label} ${format.version}`,
    `\`${format.name}\`, ${ways.filter((one) => one !== false).join(' and ')}.`,
    [row(['member', 'goes to', 'lost']), ruler(3), ...fates].join('\n'),
  ].join('\n\n');
}

function fateRow(name: string, fate: Fate): string {
  return 'to' in fate
    ? row([`\`${name}\``, `\`${fate.to}\``, fate.narrowed ?? ''])
    : row([`\`${name}\``, '–', fate.omitted]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;
}

function ruler(columns: number): string {
  return `|${'---|'.repeat(columns)}`;
}
