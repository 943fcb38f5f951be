import { countryNames } from '../country-names.ts';
import type { Words } from '../words.ts';
import { DE_ACCESSIBILITY } from './accessibility.ts';
import { DE } from './counting.ts';
import { DE_DRAWING } from './drawing.ts';
import { DE_EXPEDITION } from './expedition.ts';
import { DE_FIELDS } from './fields.ts';
import { DE_FRAME } from './frame.ts';
import { DE_GROUPS } from './groups.ts';
import { DE_MAP } from './map.ts';
import { DE_MEMBERS } from './members.ts';
import { DE_OBJECTS } from './objects.ts';
import { DE_PORTAL } from './portal.ts';
import { DE_RECORD } from './record.ts';
import { DE_REPORTS } from './reports.ts';
import { DE_REQUESTS } from './requests.ts';
import { DE_SEARCH } from './search.ts';
import { DE_SERVICE } from './service.ts';
import { DE_TERMS } from './terms.ts';

/** {@link Words} in German. */
export const GERMAN: Words = {
  language: 'de',
  count: DE.plain,
  month: DE.month,
  country: countryNames('de'),
  accessibility: DE_ACCESSIBILITY,
  frame: DE_FRAME,
  objects: DE_OBJECTS,
  record: DE_RECORD,
  groups: DE_GROUPS,
  fields: DE_FIELDS,
  members: DE_MEMBERS,
  terms: DE_TERMS,
  drawing: DE_DRAWING,
  expedition: DE_EXPEDITION,
  map: DE_MAP,
  reports: DE_REPORTS,
  requests: DE_REQUESTS,
  search: DE_SEARCH,
  service: DE_SERVICE,
  portal: DE_PORTAL,
};
