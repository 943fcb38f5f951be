import type { Mapping } from '../../domain/description/description-fields.ts';
import { AUSTRALIAN_MAPPING } from '../australian/mapping.ts';

/** What becomes of every member of a description in ARDC 1.0. */
export const ARDC_MAPPING: Mapping = AUSTRALIAN_MAPPING;
