import { CorestoneError } from '../../domain/error.ts';
import { encodeIgsn } from '../../domain/identifier/igsn-convention.ts';
import { objectIgsnSpec } from '../../domain/identifier/object-igsn-spec.ts';
import { isObjectTag, OBJECT_TAGS } from '../../domain/identifier/object-tag.ts';
import { readConvention } from '../../domain/identifier/read-convention.ts';
import { issuingOf } from '../../operations/issuing.ts';
import { leaseIdentifiers } from '../../operations/lease-identifiers.ts';
import { findStatedConvention } from '../../store/read/find-stated-convention.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

/** Leases a block of identifiers to a station. */
export const lease: Command = {
  name: 'lease',
  words: 'NAMESPACE EXPEDITION TAG COUNT',
  summary: 'Leases a block of identifiers to a station that goes offline.',
  options: [
    { name: 'holder', value: 'NAME', definition: 'The station that gets the block.' },
    { name: 'site', value: 'N', definition: 'Site, where the IGSNs of the expedition name it.' },
    { name: 'hole', value: 'LETTER', definition: 'Hole, where the IGSNs of the expedition name it.' },
    ...STORE_OPTIONS,
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const [namespace, expedition, tag, count] = call.words;
  if (namespace === undefined || expedition === undefined || tag === undefined || count === undefined) {
    throw new CorestoneError('wrong-call', 'Say namespace, expedition, object tag and how many.');
  }
  const [howMany, site] = [wholeNumber('COUNT', count), wholeNumber('--site', textOption(call, 'site'))];
  const upper = tag.toUpperCase();
  if (!isObjectTag(upper))
    throw new CorestoneError('wrong-call', `${tag} is not an object tag; there are ${OBJECT_TAGS.join(' ')}.`);
  return withExistingHouse(call, async (house) => {
    const { phase } = issuingOf(house.settings);
    const stated = await findStatedConvention(house.store.read, namespace, expedition);
    const hole = textOption(call, 'hole');
    if (readConvention(stated ?? '') === 'icdp-2021' && upper !== 'E' && hole === undefined) {
      const message = `IGSNs of expedition ${expedition} name site and hole: say --site N --hole LETTER.`;
      throw new CorestoneError('wrong-call', message);
    }
    const place = { site, hole: hole?.toUpperCase() };
    const spec = objectIgsnSpec({ namespace: namespace.toUpperCase(), expedition, phase, stated }, upper, place);
    const holder = textOption(call, 'holder') ?? CLI_ACTOR.name;
    const leased = await leaseIdentifiers(house.unitOfWork, spec, howMany, holder, CLI_ACTOR);
    if (!leased.ok) {
      for (const one of leased.findings) call.output.say(findingLine(one));
      call.output.result({ findings: leased.findings });
      return 1;
    }
    const [first, last] = [encodeIgsn(spec, leased.value.firstKey), encodeIgsn(spec, leased.value.lastKey)];
    call.output.say(`${holder} holds ${first} to ${last} (keys ${leased.value.firstKey} to ${leased.value.lastKey}).`);
    call.output.result({ ...leased.value, first, last });
    return 0;
  });
}

function wholeNumber<T extends string | undefined>(
  name: string,
  text: T,
): T extends string ? number : number | undefined;
function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new CorestoneError('wrong-call', `${name} is a whole number, not ${text}.`);
}
