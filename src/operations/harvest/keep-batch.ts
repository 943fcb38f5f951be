import { CorestoneError } from '../../domain/error.ts';
import { chooseShown } from '../../domain/harvest/choose-shown.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type {
  FindingCount,
  HarvestedRecord,
  HarvestRun,
  HarvestSource,
  RecordStanding,
  Rival,
  RunChanges,
  RunFinding,
} from './harvest-ports.ts';
import { countFindings, type ReadBatch, type Reading, readBatch } from './read-batch.ts';
import type { HarvestedItem } from './source-client.ts';

/** A run under way: its source, who holds that, and how far it has counted. */
export interface RunUnderWay {
  readonly source: HarvestSource;
  readonly run: HarvestRun;
  readonly holder: string;
}

/** Findings that are kept of a run; more are only counted. */
const MOST_FINDINGS = 1000;
/** Findings of rules leave room for those of records that cannot be read. */
const MOST_WITH_RULES = 500;
/** For how long a source is held without a word of its holder. */
const HOLD_MS = 30_000;

/** Records to be kept with the position behind them, and the rest of what came with them. */
export interface BatchToKeep {
  readonly items: readonly HarvestedItem[];
  readonly position: string | null;
  readonly completeListSize: number | null;
  readonly requests: number;
  readonly findings: readonly RunFinding[];
}

/**
 * Keeps a batch of a run together with the position behind it in one unit of work, so that nothing is lost or done twice when the process
 * dies. What is as it was costs no more than the note that it was met. The run as it then stands; throws `busy` when somebody else
 * has taken the source.
 */
export async function keepBatch(
  unitOfWork: UnitOfWork,
  underWay: RunUnderWay,
  batch: BatchToKeep,
  reading: Reading,
): Promise<HarvestRun> {
  const { source, run } = underWay;
  const items = batch.items.map((one) => one.item);
  const before = await unitOfWork(async (work) => ({
    standings: await work.harvests.standings(source.name, items),
    now: work.now(),
  }));
  // Outside of the transaction, which holds up everybody who writes.
  const read = readBatch(batch.items, before.standings, reading, before.now);
  const ofReading = [...batch.findings, ...read.findings];
  const roomForRules = Math.max(0, MOST_WITH_RULES - run.findings - ofReading.length);
  const findings = [...ofReading, ...read.broken.slice(0, roomForRules)];
  const changes: RunChanges = {
    position: batch.position,
    completeListSize: batch.completeListSize ?? run.completeListSize,
    requests: run.requests + batch.requests,
    received: run.received + batch.items.length,
    added: run.added + read.added,
    changed: run.changed + read.changed,
    unchanged: run.unchanged + read.unchanged.length,
    deleted: run.deleted + read.deleted,
    rejected: run.rejected + read.rejected,
    others: run.others + read.others,
    findings: run.findings + findings.length,
  };
  return unitOfWork(async (work) => {
    await holdOn(work, underWay);
    await keepRecords(work, source, run.id, read);
    await work.harvests.settleIgsns(leftIgsns(read.records, before.standings));
    await noteFindings(work, run, findings, [...countFindings(ofReading), ...read.brokenOften]);
    await work.harvests.changeRun(run.id, changes, work.now());
    return { ...run, ...changes };
  });
}

/** Holds the source of a run for another half minute; throws `busy` when it is no longer ours. */
export async function holdOn(work: Work, { source, holder }: Pick<RunUnderWay, 'source' | 'holder'>): Promise<void> {
  const until = new Date(Date.parse(work.now()) + HOLD_MS).toISOString();
  if (await work.harvests.hold(source.name, holder, work.now(), until)) return;
  throw new CorestoneError('busy', `${source.name} is harvested by another process.`);
}

/** Keeps findings of a run as far as there is room for them, and counts all; `counted` are these where not all are given. */
export async function noteFindings(
  work: Work,
  run: HarvestRun,
  findings: readonly RunFinding[],
  counted: readonly FindingCount[] = countFindings(findings),
): Promise<void> {
  const room = Math.max(0, MOST_FINDINGS - run.findings);
  await work.harvests.addFindings(run.id, run.findings + 1, findings.slice(0, room));
  await work.harvests.countFindings(run.id, counted);
}

async function keepRecords(
  work: Work,
  source: HarvestSource,
  run: string,
  read: Pick<ReadBatch, 'records' | 'unchanged'>,
): Promise<void> {
  const igsns = [...new Set(read.records.flatMap((one) => one.igsn ?? []))];
  const rivals = await work.harvests.rivals(igsns);
  const { records, others } = withShown(source, read.records, rivals, await work.harvests.ours(igsns));
  await work.harvests.keep(source.name, run, records);
  await work.harvests.meet(source.name, run, read.unchanged);
  await work.harvests.show(others);
}

/** Keeps records that were read again without a run; `before` is how they stood. Each says itself who met it last. */
export async function keepRead(
  work: Work,
  source: HarvestSource,
  records: readonly HarvestedRecord[],
  before: ReadonlyMap<string, RecordStanding>,
): Promise<void> {
  if (records.length === 0) return;
  await keepRecords(work, source, '', { records, unchanged: [] });
  await work.harvests.settleIgsns(leftIgsns(records, before));
}

/** IGSNs that records of a batch no longer have: another record may stand for them now. */
function leftIgsns(
  records: readonly HarvestedRecord[],
  standings: ReadonlyMap<string, RecordStanding>,
): readonly string[] {
  const left = records.flatMap(({ item, igsn }) => {
    const before = standings.get(item)?.igsn ?? null;
    return before === null || before === igsn ? [] : [before];
  });
  return [...new Set(left)];
}

interface Contender extends Rival {
  readonly isNew: boolean;
}

/** The records of a batch with their `isShown`, and the others whose `isShown` changes by them. */
function withShown(
  source: HarvestSource,
  records: readonly HarvestedRecord[],
  rivals: readonly Rival[],
  ours: ReadonlySet<string>,
) {
  const own = new Map(records.map((one) => [one.item, one]));
  const standing = rivals.filter((one) => one.source !== source.name || !own.has(one.item));
  const contenders: Contender[] = [
    ...standing.map((one) => ({ ...one, isNew: false })),
    ...records.flatMap((one) => contenderOf(source, one)),
  ];
  const shown = new Set<Contender>();
  for (const [igsn, some] of Map.groupBy(contenders, (one) => one.igsn)) {
    const winner = chooseShown(some, ours.has(igsn));
    if (winner !== undefined) shown.add(winner);
  }
  const shownItems = new Set([...shown].filter((one) => one.isNew).map((one) => one.item));
  const isAlone = (one: HarvestedRecord) => one.igsn === null && one.state === 'present' && source.isActive;
  return {
    records: records.map((one) => ({ ...one, isShown: isAlone(one) || shownItems.has(one.item) })),
    others: contenders
      .filter((one) => !one.isNew && one.isShown !== shown.has(one))
      .map(({ source: name, item, isShown }) => ({ source: name, item, isShown: !isShown })),
  };
}

function contenderOf(source: HarvestSource, { igsn, item, state, firstSeenAt }: HarvestedRecord): Contender[] {
  if (igsn === null) return [];
  const { name, priority, isActive } = source;
  const isPresent = state === 'present';
  return [{ igsn, source: name, item, isPresent, isActive, priority, firstSeenAt, isShown: false, isNew: true }];
}
