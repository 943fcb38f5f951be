import type { TableShape } from './core-table.ts';
import { LIMS_DEPTHS, LIMS_NAMES, LIMS_PLACE } from './lims-columns.ts';
import { known, type PlacedObject } from './placed-object.ts';

/**
 * Core samples in the columns that sample reports of the JRSO's LIMS have (drilling-information-system 1.7). Offsets are cm
 * from the top of the section, the length is metres.
 */
export const LIMS_SAMPLES: TableShape<PlacedObject> = {
  name: 'lims_samples',
  label: 'LIMS samples',
  columns: [
    ...LIMS_PLACE,
    { heading: 'Top offset (cm)', cell: ({ values }) => known(values.top_offset_cm) },
    { heading: 'Bottom offset (cm)', cell: ({ values }) => known(values.bottom_offset_cm) },
    ...LIMS_DEPTHS,
    { heading: 'Length (m)', cell: lengthM },
    { heading: 'Volume', cell: ({ values }) => known(values.amount) },
    { heading: 'Sample type', cell: ({ values }) => known(values.material) },
    { heading: 'Test', cell: ({ values }) => known(values.purpose) },
    { heading: 'Request', cell: ({ values }) => known(values.sample_request) },
    ...LIMS_NAMES,
    { heading: 'Date logged', cell: ({ values }) => known(values.sample_date) },
    { heading: 'Logged by', cell: ({ values }) => known(values.curator) ?? known(values.sampled_by) },
    { heading: 'Comments', cell: ({ values }) => known(values.comment) },
  ],
};

function lengthM({ values }: PlacedObject): number | undefined {
  const { top_offset_cm: top, bottom_offset_cm: bottom } = values;
  return typeof top === 'number' && typeof bottom === 'number' ? (bottom - top) / 100 : undefined;
}
