import type { TableShape } from './core-table.ts';
import { LIMS_DEPTHS, LIMS_NAMES, LIMS_PLACE } from './lims-columns.ts';
import { known, type PlacedObject } from './placed-object.ts';

/** Sections in the columns that reports of the JRSO's LIMS have (drilling-information-system 1.7). Lengths in metres. */
export const LIMS_SECTIONS: TableShape<PlacedObject> = {
  name: 'lims_sections',
  label: 'LIMS sections',
  columns: [
    ...LIMS_PLACE,
    { heading: 'Recovered length (m)', cell: ({ values }) => known(values.section_length_m) },
    { heading: 'Curated length (m)', cell: ({ values }) => known(values.curated_length_m) },
    ...LIMS_DEPTHS,
    ...LIMS_NAMES,
    { heading: 'Comments', cell: ({ values }) => known(values.comment) },
  ],
};
