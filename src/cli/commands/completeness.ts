import { publicFace } from '../../context.ts';
import { publishedDescription } from '../../dissemination/published-description.ts';
import { type Completeness, completenessOf } from '../../domain/description/completeness/completeness-of.ts';
import type { CompletenessProfile } from '../../domain/description/completeness/profile.ts';
import { PROFILES, profileByName } from '../../domain/description/completeness/profiles.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { CorestoneError } from '../../domain/error.ts';
import { toRecord } from '../../store/read/find-record.ts';
import { listRecords } from '../../store/read/list-records.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { checkDocuments } from '../documents/check-documents.ts';
import { listDocuments } from '../documents/list-documents.ts';
import { withFormats } from '../documents/open-formats.ts';
import { tellDocument } from '../documents/tell-findings.ts';
import { SETTING_OPTIONS, withExistingHouse } from '../open-house.ts';

interface Scored extends Completeness {
  readonly igsn: string;
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
      definition: `Profile: ${PROFILES.map((one) => one.name).join(', ')} (the first without it).`,
    },
    { name: 'expedition', value: 'CODE', definition: 'One expedition of the register.' },
    ...SETTING_OPTIONS.filter((one) =>
      ['data', 'database-url', 'base-url', 'communities', 'log-level'].includes(one.name),
    ),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const profile = wantedProfile(textOption(call, 'profile'));
  const expedition = textOption(call, 'expedition');
  if (call.words.length > 0 && expedition !== undefined)
    throw new CorestoneError('wrong-call', 'Say files or --expedition: one means documents, the other the register.');
  const scored: Scored[] = [];
  const score = (description: SampleDescription) =>
    void scored.push({ igsn: description.igsn, ...completenessOf(description, profile) });
  if (call.words.length > 0) await ofDocuments(call, score);
  else await ofRegister(call, expedition, score);
  return conclude(call, profile, scored, expedition);
}

async function ofDocuments(call: Call, score: (description: SampleDescription) => void): Promise<void> {
  await withFormats(call, async ({ readable }) => {
    const { output } = call;
    const house = { readable, today: new Date().toISOString().slice(0, 10), output };
    await checkDocuments(listDocuments(call.words), house, (document) => {
      if (document.format === undefined) tellDocument(document, output.warn);
      for (const { record } of document.records) score(record.description);
    });
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

function conclude(
  { output }: Call,
  { name, label }: CompletenessProfile,
  scored: readonly Scored[],
  expedition: string | undefined,
): ExitStatus {
  if (scored.length === 0) {
    const whose = expedition === undefined ? '' : ` of expedition ${expedition}`;
    throw new CorestoneError('not-found', `There is no record${whose} to score.`);
  }
  const mean = Math.floor(scored.reduce((sum, one) => sum + one.score, 0) / scored.length);
  if (scored.length <= MOST_RECORDS) for (const one of scored) tellRecord(one, output.say);
  else tellSum(scored, output.say);
  output.say(`${label}: ${mean} of 100 on average over ${scored.length} records.`);
  output.result({ profile: name, mean, records: scored });
  return scored.every((one) => one.isComplete) ? 0 : 1;
}

function tellRecord({ igsn, score, gaps }: Scored, say: (line: string) => void): void {
  say(`${igsn}: ${score} of 100`);
  for (const { obligation, property, advice } of gaps) say(`  ${obligation.padEnd(11)}  ${property}: ${advice}`);
}

function tellSum(scored: readonly Scored[], say: (line: string) => void): void {
  const counts = new Map<string, number>();
  for (const { obligation, property, advice } of scored.flatMap((one) => one.gaps)) {
    const line = `${obligation.padEnd(11)}  ${property}: ${advice}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  for (const [line, count] of [...counts].toSorted(([, one], [, other]) => other - one))
    say(`${String(count).padStart(7)} × ${line}`);
}

function wantedProfile(name: string | undefined): CompletenessProfile {
  const found = profileByName(name ?? PROFILES[0]?.name ?? '');
  if (found !== undefined) return found;
  throw new CorestoneError(
    'wrong-call',
    `There is no profile ${name}; there are ${PROFILES.map((one) => one.name).join(', ')}.`,
  );
}
