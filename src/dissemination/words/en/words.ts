import { countryNames } from '../country-names.ts';
import type { Words } from '../words.ts';
import { EN_ACCESSIBILITY } from './accessibility.ts';
import { EN } from './counting.ts';
import { EN_DRAWING } from './drawing.ts';
import { EN_EXPEDITION } from './expedition.ts';
import { EN_FIELDS, EN_MEMBERS } from './fields.ts';
import { EN_FRAME } from './frame.ts';
import { EN_GROUPS } from './groups.ts';
import { EN_MAP } from './map.ts';
import { EN_OBJECTS } from './objects.ts';
import { EN_PORTAL } from './portal.ts';
import { EN_RECORD } from './record.ts';
import { EN_REPORTS } from './reports.ts';
import { EN_REQUESTS } from './requests.ts';
import { EN_SEARCH } from './search.ts';
import { EN_SERVICE } from './service.ts';
import { EN_TERMS } from './terms.ts';

/** {@link Words} in English. */
export const ENGLISH: Words = {
  language: 'en',
  count: EN.plain,
  month: EN.month,
  country: countryNames('en'),
  accessibility: EN_ACCESSIBILITY,
  frame: EN_FRAME,
  objects: EN_OBJECTS,
  record: EN_RECORD,
  groups: EN_GROUPS,
  fields: EN_FIELDS,
  members: EN_MEMBERS,
  terms: EN_TERMS,
  drawing: EN_DRAWING,
  expedition: EN_EXPEDITION,
  map: EN_MAP,
  reports: EN_REPORTS,
  requests: EN_REQUESTS,
  search: EN_SEARCH,
  service: EN_SERVICE,
  portal: EN_PORTAL,
};
