import type { ListedObject } from '../../domain/drilling/listed-object.ts';
import type { WriteContext } from '../format.ts';
import { doiUrl } from '../identifier-forms.ts';
import type { TableShape } from '../tables/core-table.ts';

/** Depths of all objects on the three scales. */
export const DEPTHS_TABLE: TableShape<ListedObject> = {
  name: 'depths',
  label: 'Depths',
  columns: [
    { heading: 'combined_id', cell: (one) => one.combinedId },
    { heading: 'object_type', cell: (one) => one.type },
    { heading: 'igsn', cell: (one) => one.igsn ?? undefined },
    { heading: 'top_csf_a_m', cell: (one) => one.topCsfAM ?? undefined },
    { heading: 'bottom_csf_a_m', cell: (one) => one.bottomCsfAM ?? undefined },
    { heading: 'top_csf_b_m', cell: (one) => one.topCsfBM ?? undefined },
    { heading: 'bottom_csf_b_m', cell: (one) => one.bottomCsfBM ?? undefined },
    { heading: 'top_drf_m', cell: (one) => one.topDrfM ?? undefined },
    { heading: 'bottom_drf_m', cell: (one) => one.bottomDrfM ?? undefined },
  ],
};

/** Whether an object has a depth on any scale. */
export function hasDepth({ topCsfAM, topCsfBM, topDrfM }: ListedObject): boolean {
  return topCsfAM !== null || topCsfBM !== null || topDrfM !== null;
}

/** Every IGSN with what it names and how its record stands. */
export function igsnsTable(context: WriteContext): TableShape<ListedObject> {
  return {
    name: 'igsns',
    label: 'IGSNs',
    columns: [
      { heading: 'igsn', cell: (one) => one.igsn ?? undefined },
      { heading: 'doi', cell: (one) => (one.igsn === null ? undefined : doiUrl(one.igsn, context)) },
      { heading: 'object_type', cell: (one) => one.type },
      { heading: 'combined_id', cell: (one) => one.combinedId },
      { heading: 'state', cell: (one) => one.state ?? 'not registered' },
    ],
  };
}
