import type { TableColumn } from './core-table.ts';
import { known, type PlacedObject } from './placed-object.ts';

/** The columns that open every LIMS-style table: where the object comes from, `A/W` being the half of the core. */
export const LIMS_PLACE: readonly TableColumn<PlacedObject>[] = [
  { heading: 'Exp', cell: ({ names }) => names.expedition },
  { heading: 'Site', cell: ({ names }) => names.site },
  { heading: 'Hole', cell: ({ names }) => names.hole },
  { heading: 'Core', cell: ({ names }) => names.core_run },
  { heading: 'Type', cell: ({ run }) => known(run.core_type) },
  { heading: 'Sect', cell: ({ names }) => names.section },
  { heading: 'A/W', cell: ({ names }) => names.split },
];

/** Top and bottom in metres below surface: CSF-A with the core laid end to end, CSF-B compressed into what was drilled. */
export const LIMS_DEPTHS: readonly TableColumn<PlacedObject>[] = [
  { heading: 'Top depth CSF-A (m)', cell: ({ topCsfAM }) => topCsfAM ?? undefined },
  { heading: 'Bottom depth CSF-A (m)', cell: ({ bottomCsfAM }) => bottomCsfAM ?? undefined },
  { heading: 'Top depth CSF-B (m)', cell: ({ topCsfBM }) => topCsfBM ?? undefined },
  { heading: 'Bottom depth CSF-B (m)', cell: ({ bottomCsfBM }) => bottomCsfBM ?? undefined },
];

/** What the object is called and identified by: the combined id, and the IGSN as text id. */
export const LIMS_NAMES: readonly TableColumn<PlacedObject>[] = [
  { heading: 'Name', cell: ({ combinedId }) => combinedId },
  { heading: 'Text ID', cell: ({ igsn }) => igsn ?? undefined },
];
