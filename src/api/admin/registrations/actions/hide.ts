import { type RecordAction, takeRecordChange } from './record-action.ts';

/** Keeps back what a record says; it still resolves. */
export const HIDE: RecordAction = {
  path: 'hide',
  fields: [],
  ask: (_visit, { igsn }) => ({
    title: `Hide ${igsn}`,
    text: 'The number goes on to resolve, and nobody sees the details or finds the record. Harvesters are told that it is gone. It can be published again.',
    button: 'Hide',
  }),
  run: async (visit, record) =>
    (await takeRecordChange(visit, record, { wish: 'hidden' })) === 'unchanged' ? 'unchanged' : 'hidden',
};
