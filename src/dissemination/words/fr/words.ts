import { countryNames } from '../country-names.ts';
import type { Words } from '../words.ts';
import { FR_ACCESSIBILITY } from './accessibility.ts';
import { FR } from './counting.ts';
import { FR_DRAWING } from './drawing.ts';
import { FR_EXPEDITION } from './expedition.ts';
import { FR_FIELDS } from './fields.ts';
import { FR_FRAME } from './frame.ts';
import { FR_GROUPS } from './groups.ts';
import { FR_MAP } from './map.ts';
import { FR_MEMBERS } from './members.ts';
import { FR_OBJECTS } from './objects.ts';
import { FR_PORTAL } from './portal.ts';
import { FR_RECORD } from './record.ts';
import { FR_REPORTS } from './reports.ts';
import { FR_REQUESTS } from './requests.ts';
import { FR_SEARCH } from './search.ts';
import { FR_SERVICE } from './service.ts';
import { FR_TERMS } from './terms.ts';

/** {@link Words} in French. */
export const FRENCH: Words = {
  language: 'fr',
  count: FR.plain,
  month: FR.month,
  country: countryNames('fr'),
  accessibility: FR_ACCESSIBILITY,
  frame: FR_FRAME,
  objects: FR_OBJECTS,
  record: FR_RECORD,
  groups: FR_GROUPS,
  fields: FR_FIELDS,
  members: FR_MEMBERS,
  terms: FR_TERMS,
  drawing: FR_DRAWING,
  expedition: FR_EXPEDITION,
  map: FR_MAP,
  reports: FR_REPORTS,
  requests: FR_REQUESTS,
  search: FR_SEARCH,
  service: FR_SERVICE,
  portal: FR_PORTAL,
};
