import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';

/** How many sections a core run may say it was cut into. */
export const MOST_SECTIONS: number =
  OBJECT_FIELDS.core_run.find(({ name }) => name === 'section_count')?.maximum ?? Number.POSITIVE_INFINITY;
