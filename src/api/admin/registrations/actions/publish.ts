import { type RecordAction, takeRecordChange } from './record-action.ts';

/** Lets everybody find a record. */
export const PUBLISH: RecordAction = {
  path: 'publish',
  fields: [],
  ask: (_visit, { igsn, facts }) => ({
    title: `Publish ${igsn}`,
    text: `The record is ${facts.state} and becomes findable: it is shown to everybody, harvested, and told upstream.`,
    button: 'Publish',
  }),
  run: async (visit, record) => {
    const state = await takeRecordChange(visit, record, { wish: 'findable' });
    // What nobody has described yet stays hidden, whatever was wished.
    return state === 'unchanged' || state === 'hidden' ? state : 'published';
  },
};
