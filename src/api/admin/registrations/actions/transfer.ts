import { transferRecords } from '../../../../operations/registry/transfer-records.ts';
import { partyStore } from '../../../../store/ports/party-store.ts';
import { choiceField } from '../../form-fields.ts';
import { mayDo, type Visit } from '../../visit.ts';
import type { RecordAction } from './record-action.ts';

/** Gives a record another owner. */
export const TRANSFER: RecordAction = {
  path: 'transfer',
  fields: ['client'],
  ask: async (visit, { igsn, clientSymbol }, state) => ({
    title: `Transfer ${igsn}`,
    text: `The record belongs to ${clientSymbol} and gets another owner, who may then change it. Its number stays.`,
    fields: choiceField(state, 'client', 'New owner', await owners(visit, clientSymbol)),
    button: 'Transfer',
  }),
  run: async ({ house, form, caller }, { igsn }) =>
    (await transferRecords(house.unitOfWork, [igsn], form.get('client') ?? '', caller)) > 0
      ? 'transferred'
      : 'unchanged',
};

async function owners(visit: Visit, current: string): Promise<(readonly [string, string])[]> {
  const { read, engine } = visit.house.store;
  const clients = await partyStore(read, engine).clients();
  return clients
    .filter(({ symbol }) => symbol !== current && mayDo(visit, 'deposit', symbol))
    .map(({ symbol, name }) => [symbol, name === symbol ? symbol : `${symbol}, ${name}`] as const);
}
