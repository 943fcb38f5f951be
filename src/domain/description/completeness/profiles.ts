import { ARCHAEOLOGY_PROFILE } from './archaeology-profile.ts';
import { DATACITE_PROFILE } from './datacite-profile.ts';
import { DRILLING_PROFILE } from './drilling-profile.ts';
import type { CompletenessProfile } from './profile.ts';

/** Every profile, the general one first. */
export const PROFILES: readonly CompletenessProfile[] = [DATACITE_PROFILE, DRILLING_PROFILE, ARCHAEOLOGY_PROFILE];
