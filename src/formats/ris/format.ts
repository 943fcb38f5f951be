import { cslOf } from '../csl-json/csl-item.ts';
import { FULL_CITATION_MAPPING } from '../csl-json/mapping.ts';
import type { Format } from '../format.ts';
import { toRis } from './to-ris.ts';

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
