import type { PartyState } from '../../../domain/curation/sampling-party.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { isInCalendar } from '../../../domain/in-calendar.ts';
import { UNWRITABLE_IN_NAMES } from '../../../domain/unwritable.ts';
import type { Caller } from '../../caller.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { takeIn } from './join-party.ts';
import { ensureCurates, holdPartyAsCurator, holdSampling, moveParty, type PartyGuest } from './party-access.ts';
import type { PartyExpedition, SamplingParty } from './sampling-ports.ts';

/** What is said of a party. Holes by key, name (`A`, `1_A`) or whole name (`5054_1_A`). Days ISO 8601. */
export interface PartyFacts {
  readonly name: string;
  readonly place: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly holes: readonly string[];
}

/** Facts that change, or the state; `revision` is the one that was seen. */
export type SamplingPartyChanges = Partial<PartyFacts> & {
  readonly state?: PartyState;
  readonly revision?: number | undefined;
};

/**
 * Makes a sampling party in an expedition, with requests that take part. Throws `not-found`, `not-allowed`, `invalid-input` with
 * `party-name`, `party-days`, `party-hole`, and as `addRequest`.
 */
export function makeParty(
  unitOfWork: UnitOfWork,
  wanted: PartyFacts & { readonly expeditionId: string; readonly requests: readonly string[] },
  caller: Caller,
): Promise<SamplingParty> {
  return unitOfWork(async (work) => {
    const expedition = await work.sampling.expedition(wanted.expeditionId);
    if (expedition === undefined) throw new CorestoneError('not-found', 'There is no such expedition.');
    ensureCurates(caller, expedition);
    await holdSampling(work, expedition.id, caller);
    const at = work.now();
    const party: SamplingParty = {
      id: work.newKey(),
      expeditionId: expedition.id,
      ...(await checkedFacts(work, expedition, wanted)),
      state: 'open',
      seq: 1,
      revision: 1,
      createdAt: at,
      createdBy: caller.name,
      changedAt: at,
      changedBy: caller.name,
    };
    await work.sampling.addParty(party);
    await work.audit(caller, [{ action: 'make-sampling-party', subject: party.id, after: party }], at);
    for (const id of wanted.requests) await takeIn(work, party, expedition, id, caller);
    return party;
  });
}

/** Changes a party, closes it, opens it again. Throws `not-found`, `not-allowed`, `invalid-input`, `conflict` where somebody changed it meanwhile. */
export function changeParty(
  unitOfWork: UnitOfWork,
  id: string,
  { state, revision, ...facts }: SamplingPartyChanges,
  guest: PartyGuest,
): Promise<SamplingParty> {
  return unitOfWork(async (work) => {
    const { party, expedition, actor } = await holdPartyAsCurator(work, id, guest);
    if (revision !== undefined && revision !== party.revision)
      throw new CorestoneError('conflict', `${party.changedBy} changed the sampling party meanwhile.`);
    const changed = await checkedFacts(work, expedition, { ...party, holes: party.holeIds, ...facts });
    const at = work.now();
    const after = await moveParty(work, party, {
      ...changed,
      state: state ?? party.state,
      revision: party.revision + 1,
      changedAt: at,
      changedBy: actor.name,
    });
    const action =
      after.state === party.state
        ? 'change-sampling-party'
        : `${after.state === 'closed' ? 'close' : 'open'}-sampling-party`;
    await work.audit(actor, [{ action, subject: id, before: party, after }], at);
    return after;
  });
}

async function checkedFacts(work: Work, expedition: PartyExpedition, facts: PartyFacts) {
  const holes = await work.sampling.holesOf(expedition.id);
  const { name, place, firstDay, lastDay } = facts;
  const findings: Finding[] = [];
  const say = (code: string, message: string, field: string, value: unknown, rule: string) =>
    findings.push(finding(code, message, { field, value, rule }));
  const said = { name: name.trim(), place: place.trim() };
  if (said.name === '' || said.name.length > 200 || UNWRITABLE_IN_NAMES.test(said.name))
    say('party-name', 'A party needs a name.', 'name', name, '1 to 200 characters, one line');
  if (said.place.length > 200 || UNWRITABLE_IN_NAMES.test(said.place))
    say('party-name', 'The place is too long, or not one line.', 'place', place, 'at most 200 characters, one line');
  for (const [field, day] of [
    ['firstDay', firstDay],
    ['lastDay', lastDay],
  ] as const)
    if (day !== null && !(/^\d{4}-\d{2}-\d{2}$/.test(day) && isInCalendar(day)))
      say('party-days', `${day} is no day.`, field, day, 'a day such as 2026-11-23');
  if (firstDay !== null && lastDay !== null && lastDay < firstDay)
    say('party-days', 'It ends before it begins.', 'lastDay', lastDay, `${firstDay} or later`);
  const holeIds = new Set<string>();
  for (const wanted of facts.holes) {
    const found = holes.filter((one) =>
      [one.id, one.combinedId, one.combinedId.replace(`${expedition.code}_`, ''), one.name].includes(wanted),
    );
    if (found.length === 1) holeIds.add(found[0]!.id);
    else
      say(
        'party-hole',
        `Expedition ${expedition.code} has ${found.length === 0 ? 'no' : 'several'} holes ${wanted}.`,
        'holes',
        wanted,
        holes.map((one) => one.combinedId).join(', '),
      );
  }
  if (facts.holes.length === 0)
    say('party-hole', 'It is not said which holes are sampled.', 'holes', '', 'at least one hole');
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
  return { ...said, firstDay, lastDay, holeIds: [...holeIds] };
}
