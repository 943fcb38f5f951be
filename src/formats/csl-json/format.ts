import type { Format } from '../format.ts';
import { cslOf } from './csl-item.ts';
import { FULL_CITATION_MAPPING } from './mapping.ts';

/** A citation for reference managers and citation processors. */
export const CSL_JSON: Format = {
  name: 'csl-json',
  label: 'CSL-JSON',
  version: '1.0.2',
  mediaTypes: ['application/vnd.citationstyles.csl+json', 'application/citeproc+json'],
  fileEnding: 'csl.json',
  syntax: 'json',
  isOffered: false,
  mapping: FULL_CITATION_MAPPING,
  write: (description, facts, context) => JSON.stringify(cslOf(description, facts, context)),
};
