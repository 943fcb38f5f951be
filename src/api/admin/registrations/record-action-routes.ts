import { html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { WITHDRAWAL_KINDS, type WithdrawalKind } from '../../../domain/registration/withdrawal.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { deleteReserved } from '../../../operations/registry/delete-reserved.ts';
import { transferRecords } from '../../../operations/registry/transfer-records.ts';
import { withdrawIdentifier } from '../../../operations/withdraw-identifier.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage, type Question } from '../confirm-page.ts';
import { areaField, choiceField, type FormState, textField } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import { adminRecordPath, mayDo, pathWith, type Visit } from '../visit.ts';
import { recordOf } from './found-record.ts';

/** What can be done with a record: how it is asked for, and how it is done. */
interface RecordAction {
  readonly name: string;
  readonly fields: readonly string[];
  readonly ask: (visit: Visit, record: RegisterRecord, state: FormState) => Asked | Promise<Asked>;
  /** The key of what is said afterwards. */
  readonly run: (visit: Visit, record: RegisterRecord) => Promise<string>;
}

const KINDS = [
  ['withdrawn', 'Withdrawn, for another reason'],
  ['destroyed', 'The sample is destroyed or lost'],
  ['deprecated', 'The number is no longer to be used'],
  ['merged-into', 'It is another record now'],
] as const satisfies readonly (readonly [WithdrawalKind, string])[];

type Asked = Pick<Question, 'title' | 'text' | 'fields' | 'button' | 'isDangerous'>;

const ACTIONS: readonly RecordAction[] = [
  {
    name: 'publish',
    fields: [],
    ask: (_visit, { igsn, facts }) => ({
      title: `Publish ${igsn}`,
      text: `The record is ${facts.state} and becomes findable: it is shown to everybody, harvested, and told upstream.`,
      button: 'Publish',
    }),
    run: (visit, { igsn }) => wish(visit, igsn, 'findable'),
  },
  {
    name: 'hide',
    fields: [],
    ask: (_visit, { igsn }) => ({
      title: `Hide ${igsn}`,
      text: 'The number goes on to resolve, and nobody sees the details or finds the record. Harvesters are told that it is gone. It can be published again.',
      button: 'Hide',
    }),
    run: (visit, { igsn }) => wish(visit, igsn, 'hidden'),
  },
  {
    name: 'withdraw',
    fields: ['reason', 'successor', 'kind'],
    ask: (_visit, { igsn, description }, state) => ({
      title: `Withdraw ${igsn}`,
      text: html`This cannot be undone. “${description.title}” keeps its page, which then says that it is withdrawn and why; harvesters are told that it is deleted; the number is never given again.`,
      fields: html`${choiceField(state, 'kind', 'What has become of it', KINDS)}${areaField(state, 'reason', 'Reason, for readers to see', { isRequired: true, longest: 2000, hint: 'For example: the sample was destroyed in analysis; registered twice by mistake.' })}${textField(state, 'successor', 'IGSN that takes its place', { isMono: true, hint: 'Where the same thing is registered under another number.' })}`,
      button: 'Withdraw for good',
      isDangerous: true,
    }),
    run: withdraw,
  },
  {
    name: 'transfer',
    fields: ['client'],
    ask: async (visit, { igsn, clientSymbol }, state) => ({
      title: `Transfer ${igsn}`,
      text: `The record belongs to ${clientSymbol} and gets another owner, who may then change it. Its number stays.`,
      fields: choiceField(state, 'client', 'New owner', await owners(visit, clientSymbol)),
      button: 'Transfer',
    }),
    run: async (visit, { igsn }) =>
      (await transferRecords(visit.house.unitOfWork, [igsn], visit.form.get('client') ?? '', visit.caller)) > 0
        ? 'transferred'
        : 'unchanged',
  },
  {
    name: 'delete',
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
  },
];

/** Each action has a page that asks, and does it when that page's form is sent. */
export function registerRecordActions(routes: AdminRoutes): void {
  for (const action of ACTIONS) {
    const path = `/admin/registrations/:igsn/${action.name}`;
    routes.page(path, async (visit) => {
      const record = await ownRecord(visit);
      return question(visit, record, action, { values: {} });
    });
    routes.action(path, async (visit) => {
      const record = await ownRecord(visit);
      const run = async () => {
        const done = await action.run(visit, record);
        const isGone = action.name === 'delete';
        return { to: pathWith(isGone ? '/admin/registrations' : adminRecordPath(record.igsn), { done }) };
      };
      return tryForm(visit, action.fields, run, (state) => question(visit, record, action, state));
    });
  }
}

async function ownRecord(visit: Visit): Promise<RegisterRecord> {
  const record = await recordOf(visit);
  ensureMay(visit.caller, 'deposit', record.clientSymbol);
  return record;
}

async function question(
  visit: Visit,
  record: RegisterRecord,
  action: RecordAction,
  state: FormState,
): Promise<AdminView> {
  const back = adminRecordPath(record.igsn);
  const asked = await action.ask(visit, record, state);
  return confirmPage(visit, { ...asked, page: 'registrations', action: `${back}/${action.name}`, back, state });
}

async function wish({ house, caller }: Visit, igsn: string, wanted: 'findable' | 'hidden'): Promise<string> {
  const outcome = await house.takeChange({ caller, igsn, wish: wanted, mode: 'update' });
  if (outcome.outcome === 'unchanged') return 'unchanged';
  // What nobody has described yet stays hidden, whatever was wished.
  if (outcome.outcome !== 'refused') return outcome.state === 'hidden' ? 'hidden' : 'published';
  throw new CorestoneError(outcome.code, outcome.message, { findings: outcome.findings });
}

async function withdraw({ house, caller, form }: Visit, { igsn }: RegisterRecord): Promise<string> {
  const successor = (form.get('successor') ?? '').trim();
  const kind = WITHDRAWAL_KINDS.find((one) => one === form.get('kind')) ?? 'withdrawn';
  const wanted = { igsn, kind, reason: form.get('reason') ?? '', ...(successor !== '' && { successor }) };
  await withdrawIdentifier(house.unitOfWork, wanted, house.rules, caller);
  return 'withdrawn';
}

async function owners(visit: Visit, current: string): Promise<(readonly [string, string])[]> {
  const { read, engine } = visit.house.store;
  const clients = await partyStore(read, engine).clients();
  return clients
    .filter(({ symbol }) => symbol !== current && mayDo(visit, 'deposit', symbol))
    .map(({ symbol, name }) => [symbol, name === symbol ? symbol : `${symbol}, ${name}`] as const);
}
