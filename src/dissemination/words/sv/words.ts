import { countryNames } from '../country-names.ts';
import type { Words } from '../words.ts';
import { SV_ACCESSIBILITY } from './accessibility.ts';
import { SV } from './counting.ts';
import { SV_DRAWING } from './drawing.ts';
import { SV_EXPEDITION } from './expedition.ts';
import { SV_FIELDS } from './fields.ts';
import { SV_FRAME } from './frame.ts';
import { SV_GROUPS } from './groups.ts';
import { SV_MAP } from './map.ts';
import { SV_MEMBERS } from './members.ts';
import { SV_OBJECTS } from './objects.ts';
import { SV_PORTAL } from './portal.ts';
import { SV_RECORD } from './record.ts';
import { SV_REPORTS } from './reports.ts';
import { SV_REQUESTS } from './requests.ts';
import { SV_SEARCH } from './search.ts';
import { SV_SERVICE } from './service.ts';
import { SV_TERMS } from './terms.ts';

/** {@link Words} in Swedish. */
export const SWEDISH: Words = {
  language: 'sv',
  count: SV.plain,
  month: SV.month,
  country: countryNames('sv'),
  accessibility: SV_ACCESSIBILITY,
  frame: SV_FRAME,
  objects: SV_OBJECTS,
  record: SV_RECORD,
  groups: SV_GROUPS,
  fields: SV_FIELDS,
  members: SV_MEMBERS,
  terms: SV_TERMS,
  drawing: SV_DRAWING,
  expedition: SV_EXPEDITION,
  map: SV_MAP,
  reports: SV_REPORTS,
  requests: SV_REQUESTS,
  search: SV_SEARCH,
  service: SV_SERVICE,
  portal: SV_PORTAL,
};
