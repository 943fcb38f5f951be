import { html } from '../../../../dissemination/frame/html.ts';
import { WITHDRAWAL_KINDS, type WithdrawalKind } from '../../../../domain/registration/withdrawal.ts';
import { withdrawRecord } from '../../../../operations/registry/withdraw-record.ts';
import type { RegisterRecord } from '../../../../store/read/find-record.ts';
import { areaField, choiceField, textField } from '../../form-fields.ts';
import type { Visit } from '../../visit.ts';
import type { RecordAction } from './record-action.ts';

const KINDS = [
  ['withdrawn', 'Withdrawn, for another reason'],
  ['destroyed', 'The sample is destroyed or lost'],
  ['deprecated', 'The number is no longer to be used'],
  ['merged-into', 'It is another record now'],
] as const satisfies readonly (readonly [WithdrawalKind, string])[];

/** Withdraws a record for good; its page stays and says why. */
export const WITHDRAW: RecordAction = {
  path: 'withdraw',
  fields: ['reason', 'successor', 'kind'],
  ask: (_visit, { igsn, description }, state) => ({
    title: `Withdraw ${igsn}`,
    text: html`This cannot be undone. “${description.title}” keeps its page, which then says that it is withdrawn and why; harvesters are told that it is deleted; the number is never given again.`,
    fields: html`${choiceField(state, 'kind', 'What has become of it', KINDS)}${areaField(state, 'reason', 'Reason, for readers to see', { isRequired: true, longest: 2000, hint: 'For example: the sample was destroyed in analysis; registered twice by mistake.' })}${textField(state, 'successor', 'IGSN that takes its place', { isMono: true, hint: 'Where the same thing is registered under another number.' })}`,
    button: 'Withdraw for good',
    isDangerous: true,
  }),
  run: withdraw,
};

async function withdraw({ house, caller, form }: Visit, { igsn, facts }: RegisterRecord): Promise<string> {
  const successor = (form.get('successor') ?? '').trim();
  const kind = WITHDRAWAL_KINDS.find((one) => one === form.get('kind')) ?? 'withdrawn';
  const reason = form.get('reason') ?? '';
  const wanted = { igsn, kind, reason, expectedVersion: facts.version, ...(successor !== '' && { successor }) };
  await withdrawRecord(house.unitOfWork, wanted, house.rules, caller);
  return 'withdrawn';
}
