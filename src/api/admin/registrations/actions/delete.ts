import { deleteReserved } from '../../../../operations/registry/delete-reserved.ts';
import type { RecordAction } from './record-action.ts';

/** Takes a record away that is only reserved. */
export const DELETE: RecordAction = {
  path: 'delete',
  fields: [],
  ask: (_visit, { igsn }) => ({
    title: `Delete ${igsn}`,
    text: 'The record is only reserved, so nobody was told of it. It is taken away with what it says; its number is never given again.',
    button: 'Delete',
    isDangerous: true,
  }),
  run: async ({ house, caller }, { igsn }) => {
    await deleteReserved(house.unitOfWork, igsn, caller);
    return 'deleted';
  },
  onward: '/admin/registrations',
};
