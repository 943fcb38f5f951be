import { publicFace } from '../../context.ts';
import { publishedDescription } from '../../dissemination/published-description.ts';
import { type Completeness, completenessOf, type Gap } from '../../domain/description/completeness/completeness-of.ts';
import type { CompletenessProfile } from '../../domain/description/completeness/profile.ts';
import { PROFILES } from '../../domain/description/completeness/profiles.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { toRecord } from '../../store/read/find-record.ts';
import { listRecords } from '../../store/read/list-records.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { checkDocuments, JOBS_OPTION, wantedJobs } from '../documents/check-documents.ts';
import { CountedLines } from '../documents/counted-lines.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { withFormats } from '../documents/open-formats.ts';
import { tellDocument } from '../documents/tell-findings.ts';
import { SETTING_OPTIONS, withExistingHouse } from '../open-house.ts';

interface Scored extends Completeness {
  readonly igsn: string;
}

/** What came of a run. All records are kept for JSON alone. */
interface Tally {
  records: number;
  sum: number;
  isComplete: boolean;
  readonly gaps: CountedLines;
  readonly first: Scored[];
  readonly all: Scored[];
}

const PAGE = 500;
const MOST_RECORDS = 20;

/** Scores records by a profile; status 1 when a mandatory property is missing somewhere. */
export const completeness: Command = {
  name: 'completeness',
  words: 'FILE…',
  summary: 'Scores how complete records are and says what to add: documents, or the register without a file.',
  options: [
    {
      name: 'profile',
      value: 'NAME',
      definition: `Profile: ${PROFILES.map((one) => one.name).join(', ')} (the first without it), or the name of a community that brings one.`,
    },
    { name: 'expedition', value: 'CODE', definition: 'One expedition of the register.' },
    JOBS_OPTION,
    ...SETTING_OPTIONS.filter((one) =>
      ['data', 'database-url', 'base-url', 'communities', 'log-level'].includes(one.name),
    ),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  return withFormats(call, (formats, { communities }) =>
    scoreAll(call, wantedProfile(textOption(call, 'profile'), formats.profiles), { formats, communities }),
  );
}

/** The formats that documents are read in, and the folder where those of communities lie. */
interface Reading {
  readonly formats: InstalledFormats;
  readonly communities: string;
}

async function scoreAll(call: Call, profile: CompletenessProfile, reading: Reading): Promise<ExitStatus> {
  const expedition = textOption(call, 'expedition');
  if (call.words.length > 0 && expedition !== undefined)
    throw new CorestoneError('wrong-call', 'Say files or --expedition: one means documents, the other the register.');
  const one: Tally = { records: 0, sum: 0, isComplete: true, gaps: new CountedLines(), first: [], all: [] };
  const take = (igsn: string, completeness: Completeness) => note({ igsn, ...completeness }, one, call.output.isJson);
  if (call.words.length > 0) await ofDocuments(call, profile, reading, take);
  else
    await ofRegister(call, expedition, (description) => take(description.igsn, completenessOf(description, profile)));
  return conclude(call, profile, one, expedition);
}

async function ofDocuments(
  call: Call,
  { name: profile }: CompletenessProfile,
  { formats, communities }: Reading,
  take: (igsn: string, completeness: Completeness) => void,
): Promise<void> {
  const { output } = call;
  // Words are not checked here, so that no vocabularies are needed.
  const order = { today: new Date().toISOString().slice(0, 10), communities, vocabularies: [], profile };
  await checkDocuments(listDocuments(call.words), { formats, order, jobs: wantedJobs(call), output }, (document) => {
    if (document.format === undefined) tellDocument(document, output.warn);
    for (const { igsn, completeness: scored } of document.records) if (scored) take(igsn, scored);
  });
}

async function ofRegister(
  call: Call,
  expedition: string | undefined,
  score: (description: SampleDescription) => void,
): Promise<void> {
  const set = expedition === undefined ? undefined : ({ column: 'expedition', value: expedition } as const);
  await withExistingHouse(call, async (house) => {
    const { agent } = await publicFace(house);
    const progress = call.output.progress('Scoring records');
    let count = 0;
    for (let afterSeq: number | undefined = 0; afterSeq !== undefined; ) {
      const page = await listRecords(house.store.read, { afterSeq, set }, PAGE);
      for (const row of page) score(publishedDescription(toRecord(row), agent));
      count += page.length;
      progress.update(count, 0);
      afterSeq = page.at(-1)?.changed_seq;
    }
    progress.done();
    return 0;
  });
}

function note(scored: Scored, one: Tally, keepsAll: boolean): void {
  one.records++;
  one.sum += scored.score;
  one.isComplete &&= scored.isComplete;
  for (const gap of scored.gaps) one.gaps.add(lineOf(gap));
  if (one.first.length < MOST_RECORDS) one.first.push(scored);
  if (keepsAll) one.all.push(scored);
}

function conclude(
  { output }: Call,
  { name, label }: CompletenessProfile,
  { records, sum, isComplete, gaps, first, all }: Tally,
  expedition: string | undefined,
): ExitStatus {
  if (records === 0) {
    const whose = expedition === undefined ? '' : ` of expedition ${expedition}`;
    throw new CorestoneError('not-found', `There is no record${whose} to score.`);
  }
  const mean = Math.floor(sum / records);
  if (records <= MOST_RECORDS) for (const one of first) tellRecord(one, output.say);
  else for (const line of gaps.lines()) output.say(line);
  output.say(`${label}: ${mean} of 100 on average over ${records} records.`);
  output.result({ profile: name, mean, records: all });
  return isComplete ? 0 : 1;
}

function tellRecord({ igsn, score, gaps }: Scored, say: (line: string) => void): void {
  say(`${igsn}: ${score} of 100`);
  for (const gap of gaps) say(`  ${lineOf(gap)}`);
}

function lineOf({ obligation, property, advice }: Gap): string {
  return `${obligation.padEnd(11)}  ${property}: ${advice}`;
}

function wantedProfile(name: string | undefined, all: readonly CompletenessProfile[]): CompletenessProfile {
  const found = all.find((one) => one.name === (name ?? all[0]?.name));
  if (found !== undefined) return found;
  throw new CorestoneError(
    'wrong-call',
    `There is no profile ${name}; there are ${all.map((one) => one.name).join(', ')}.`,
  );
}
