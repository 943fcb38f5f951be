import { CorestoneError } from '../../domain/error.ts';
import {
  SOURCE_KINDS,
  type SourceKind,
  type SourceSettings,
  TAKEN_RECORDS,
  type TakenRecords,
} from '../../domain/harvest/harvest-source.ts';
import { type Call, isSet, type OptionDescriptor, textOption } from '../command.ts';

/** Options that say how a source is harvested. */
export const SOURCE_OPTIONS: readonly OptionDescriptor[] = [
  { name: 'kind', value: 'WORD', definition: `How it is asked: ${SOURCE_KINDS.join(', ')}; oai-pmh without.` },
  { name: 'prefix', value: 'P', definition: 'The metadataPrefix of OAI-PMH.' },
  { name: 'set', value: 'S', definition: 'The set of OAI-PMH, or the client-id at DataCite.' },
  { name: 'title', value: 'TEXT', definition: 'What readers know it by.' },
  { name: 'takes', value: 'WORD', definition: 'Which records: samples, the usual, or all, whatever they are of.' },
  { name: 'priority', value: 'N', definition: 'Of two sources with one sample the smaller is shown; 100 without.' },
  { name: 'every-hours', value: 'N', definition: 'The server harvests it by itself so often; 0 is not by itself.' },
  { name: 'pause-ms', value: 'N', definition: 'Milliseconds between two requests; 1000 without.' },
];

/** What a call says of a source; what it does not say is left out. Throws `wrong-call`. */
export function settingsSaid(call: Call): Partial<SourceSettings> {
  const said = {
    kind: kindOf(textOption(call, 'kind')),
    takes: takesOf(textOption(call, 'takes')),
    metadataPrefix: textOption(call, 'prefix'),
    setSpec: textOption(call, 'set'),
    title: textOption(call, 'title'),
    url: textOption(call, 'url'),
    priority: wholeNumber(call, 'priority', 0),
    everyHours: wholeNumber(call, 'every-hours', 0),
    pauseMs: wholeNumber(call, 'pause-ms', 0),
    isActive: isSet(call, 'active') ? true : isSet(call, 'inactive') ? false : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** A whole number of an option; undefined where it is not given. Throws `wrong-call`. */
export function wholeNumber(call: Call, name: string, least: number): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new CorestoneError('wrong-call', `--${name} ${text}: a whole number, ${least} or more.`);
}

/** A day or a moment, ISO 8601 in UTC, as OAI-PMH has them. Throws `wrong-call`. */
export function momentOf(text: string): string {
  const isMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isMoment) return text;
  throw new CorestoneError('wrong-call', `--from ${text}: a day as 2026-03-01 or a moment as 2026-03-01T12:00:00Z.`);
}

function kindOf(text: string | undefined): SourceKind | undefined {
  if (text === undefined) return undefined;
  const kind = SOURCE_KINDS.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new CorestoneError('wrong-call', `--kind is one of ${SOURCE_KINDS.join(', ')}.`);
}

function takesOf(text: string | undefined): TakenRecords | undefined {
  if (text === undefined) return undefined;
  const takes = TAKEN_RECORDS.find((one) => one === text);
  if (takes !== undefined) return takes;
  throw new CorestoneError('wrong-call', `--takes is one of ${TAKEN_RECORDS.join(', ')}.`);
}
