import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { type CslItem, cslOf } from '../csl-json/csl-item.ts';
import { FULL_CITATION_MAPPING } from '../csl-json/mapping.ts';
import type { Format } from '../format.ts';

/** A citation for EndNote, Zotero and their like. */
export const RIS: Format = {
  name: 'ris',
  label: 'RIS',
  version: '1',
  mediaTypes: ['application/x-research-info-systems'],
  fileEnding: 'ris',
  syntax: 'text',
  mapping: FULL_CITATION_MAPPING,
  write: (description, facts, context) => toRis(cslOf(description, facts, context)),
};

/**
 * A citation as RIS with line ends CRLF. `GEN` where no type of reference fits; never a serial number (`SN`), in which other
 * writers put the parent of a sample (metadata-schemas 7).
 */
function toRis(item: CslItem): string {
  const { categories, genre, type, version, ...rest } = item;
  const reference = {
    ...rest,
    type: type === 'article' ? 'document' : type,
    ...(genre !== undefined && { note: genre }),
  };
  const lines = String(plugins.output.format('ris', [reference]))
    .split('\n')
    .filter((line) => isSaid(line));
  const more = [
    ...(lines.some((line) => line.startsWith('DO')) ? [] : [`DO  - ${item.DOI}`]),
    ...(version === undefined ? [] : [`ET  - ${version}`]),
    ...(categories ?? []).map((word) => `KW  - ${word}`),
  ];
  return [...lines, ...more, 'ER  - ', ''].join('\r\n');
}

function isSaid(line: string): boolean {
  return line.trim() !== '' && !/^(?:ER|SN) {2}-/.test(line);
}
