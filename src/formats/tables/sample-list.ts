import type { TableShape } from './core-table.ts';
import { known, type PlacedObject } from './placed-object.ts';

/** The list of core samples as it goes along with a shipment: who gets which piece, from where, for what. */
export const SAMPLE_LIST: TableShape<PlacedObject> = {
  name: 'sample_list',
  label: 'Sample list',
  columns: [
    { heading: 'Request', cell: ({ values }) => known(values.sample_request) },
    { heading: 'Sample', cell: ({ combinedId }) => combinedId },
    { heading: 'IGSN', cell: ({ igsn }) => igsn ?? undefined },
    { heading: 'Top (cm)', cell: ({ values }) => known(values.top_offset_cm) },
    { heading: 'Bottom (cm)', cell: ({ values }) => known(values.bottom_offset_cm) },
    { heading: 'Top depth CSF-A (m)', cell: ({ topCsfAM }) => topCsfAM ?? undefined },
    { heading: 'Bottom depth CSF-A (m)', cell: ({ bottomCsfAM }) => bottomCsfAM ?? undefined },
    { heading: 'Rock', cell: ({ values }) => known(values.rock_type) },
    { heading: 'Amount', cell: ({ values }) => known(values.amount) },
    { heading: 'Share taken (%)', cell: ({ values }) => known(values.split_fraction_pc) },
    {
      heading: 'Purpose',
      cell: ({ values }) => (Array.isArray(values.purpose) ? values.purpose : known(values.purpose)),
    },
    { heading: 'Date', cell: ({ values }) => known(values.sample_date) },
    { heading: 'Sampled by', cell: ({ values }) => known(values.sampled_by) },
  ],
};
