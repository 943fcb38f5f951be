import type { Format, ReadableFormat } from '../format.ts';
import { fromSesar2, isSesar2 } from './from-sesar-2.ts';
import { SESAR_2_MAPPING } from './mapping.ts';
import { toSesar2 } from './to-sesar-2.ts';

/**
 * The JSON of SESAR 2's API (metadata-schemas 3.1; names from sesar-doc, migrating from v1). Assumed, since the OpenAPI document is not public here: related resources stand in
 * `related_resources` with `uri` and `description`; elements that sesar-doc does not rename keep their names; dates may be as
 * short as known; `general_material_type` takes the 13 words of SESAR 1, of which sesar-doc itself shows Rock.
 */
export const SESAR_2_JSON: Format & ReadableFormat = {
  name: 'sesar-2',
  label: 'SESAR 2',
  version: '2',
  mediaTypes: ['application/vnd.sesar.sample+json'],
  fileEnding: 'sesar.json',
  syntax: 'json',
  isOffered: false,
  mapping: SESAR_2_MAPPING,
  recognises: (source) => source.syntax === 'json' && isSesar2(source.value),
  read: fromSesar2,
  write: toSesar2,
};
