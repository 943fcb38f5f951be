import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { chosenOf } from '../../../../domain/description/moratorium.ts';
import { POSITION_STEPS_DEG, type Withheld } from '../../../../domain/registration/privacy.ts';
import { WITHHOLDABLE, type WithholdableMember } from '../../../../domain/registration/withholding.ts';
import type { RegisterRecord } from '../../../../store/read/find-record.ts';
import { checkField, checkGroup, choiceField, type FormState } from '../../form-fields.ts';
import { refuse } from '../../read-form.ts';
import type { Visit } from '../../visit.ts';
import { memberLabel, memberName, withholdableOf } from '../withholdable-fields.ts';
import { END_DAY_FIELDS, endDayFields, endDayValues, readEndDay } from './end-day.ts';
import { type RecordAction, takeRecordChange } from './record-action.ts';

const STEPS: readonly (readonly [string, string])[] = [
  ['', 'Not at all'],
  ...POSITION_STEPS_DEG.map((step) => [String(step), `Rounded to ${step}°`] as const),
];

/** Withholds members of a description until a day, or changes which. */
export const WITHHOLD: RecordAction = {
  path: 'withheld',
  fields: ['members', 'positionStep', ...END_DAY_FIELDS],
  initial: ({ privacy }) => {
    const chosen = chosenOf(privacy.withheld);
    return {
      ...endDayValues(chosen?.until),
      ...Object.fromEntries((chosen?.members ?? []).map((one) => [boxOf(one), 'yes'])),
      positionStep: String(chosen?.positionStepDeg ?? ''),
    };
  },
  ask: (visit, record, state) => ({
    title: `Withhold members of ${record.igsn}`,
    text: 'The record is public without what is ticked here: on pages, in every format, for harvesters and upstream.',
    fields: html`${boxes(record, state)}${choiceField(state, 'positionStep', 'How a withheld position is shown', STEPS, { hint: 'Rounded, the record stays on maps, without its exact place.' })}${endDayFields(visit, state, 'Day on which they are shown')}`,
    button: 'Withhold',
  }),
  run: async (visit, record) => {
    const members = readMembers(visit);
    const until = readEndDay(visit);
    const withheld: Withheld = { members, until, ...readStep(visit, members) };
    const state = await takeRecordChange(visit, record, { wish: 'keep', privacy: { withheld } });
    return state === 'unchanged' ? state : 'withheld';
  },
};

/** Shows everything that was withheld. */
export const SHOW_WITHHELD: RecordAction = {
  path: 'withheld/show',
  fields: [],
  ask: (_visit, { igsn, privacy }) => ({
    title: `Show what is withheld of ${igsn}`,
    text: html`Everybody sees from now on: ${(chosenOf(privacy.withheld)?.members ?? []).map(memberName).join('; ') || 'nothing new, for nothing is withheld by choice'}. What a moratorium withholds stays until its end. What once was public cannot be called back.`,
    button: 'Show now',
  }),
  run: async (visit, record) => {
    const state = await takeRecordChange(visit, record, { wish: 'keep', privacy: { withheld: null } });
    return state === 'unchanged' ? state : 'shown';
  },
};

const boxOf = (member: WithholdableMember): string => `member.${member}`;

function boxes({ description }: RegisterRecord, state: FormState): Html {
  const { said, unsaid } = withholdableOf(description);
  const box = (member: WithholdableMember) => checkField(state, boxOf(member), memberLabel(member));
  const isOpen = unsaid.some((member) => state.values[boxOf(member)] === 'yes');
  const others = html`<details class="more"${isOpen && ' open'}><summary>Not said by this record yet (${unsaid.length})</summary><div class="boxes">${unsaid.map(box)}</div></details>`;
  return checkGroup(state, 'members', 'Withheld', html`<div class="boxes">${said.map(box)}</div>${others}`, {
    hint: 'Name, type and number are always shown: without them nobody knows which object it is.',
  });
}

function readMembers({ form }: Visit): readonly WithholdableMember[] {
  const members = WITHHOLDABLE.filter((member) => form.get(boxOf(member)) === 'yes');
  if (members.length === 0) refuse('members', 'Nothing is ticked.', 'one or more');
  return members;
}

function readStep({ form }: Visit, members: readonly WithholdableMember[]): Pick<Withheld, 'positionStepDeg'> {
  const text = form.get('positionStep') ?? '';
  if (text === '') return {};
  const positionStepDeg = POSITION_STEPS_DEG.find((step) => String(step) === text);
  if (positionStepDeg === undefined) refuse('positionStep', `${text} is no step.`, POSITION_STEPS_DEG.join(' or '));
  if (!members.includes('position'))
    refuse('positionStep', 'The position is not withheld, so it is shown as it is.', 'Position ticked above');
  return { positionStepDeg };
}
