import type { Finding } from '../../../domain/finding.ts';
import { holdRegistryImport } from '../../hold-jobs.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { GatheredFindings } from '../gathered-findings.ts';
import { ownPrefixes } from '../own-prefixes.ts';
import { nothingTaken, type TakenCount } from './party-taking.ts';
import type { RegistryDump } from './registry-dump.ts';
import { type DatasetTaking, takeDatasets } from './take-datasets.ts';
import { takeMedia } from './take-media.ts';
import { type TakenParties, takeParties } from './take-parties.ts';
import { takeVersions } from './take-versions.ts';

/** How a former registry is to be taken over. */
export interface DumpImportOptions {
  readonly actor: Actor;
  readonly hash: (text: string) => string;
  /** The repositoryIdentifier of its OAI-PMH, by which harvesters know its records. */
  readonly oaiRepository: string;
  readonly dryRun?: boolean;
  readonly onProgress?: (table: string, rows: number) => void;
}

/** What became of it, table by table. `findingsNotShown` were only counted, `errors` are all. */
export interface DumpImport extends TakenParties {
  readonly records: TakenCount;
  readonly versions: TakenCount & { readonly documents: number };
  readonly media: TakenCount;
  readonly findings: readonly Finding[];
  readonly findingsNotShown: number;
  readonly errors: number;
}

const BATCH = 250;

/** Undoes everything at the end of a dry run. */
class DryRunEnd extends Error {}

/**
 * Takes over a former registry: parties, identifiers, every version with its documents, media; with their times and their OAI
 * ids. Parties are one unit of work, rows 250 each, so it may be broken off anywhere and goes on when it is done again: what is
 * here already is passed over. A dry run does it all and undoes it.
 */
export async function importRegistryDump(
  unitOfWork: UnitOfWork,
  dump: RegistryDump,
  options: DumpImportOptions,
): Promise<DumpImport> {
  if (options.dryRun !== true) return takeAll(unitOfWork, dump, options);
  let result: DumpImport | undefined;
  try {
    await unitOfWork(async (work) => {
      result = await takeAll((body) => body(work), dump, options);
      throw new DryRunEnd();
    });
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error;
  }
  return result!;
}

async function takeAll(unitOfWork: UnitOfWork, dump: RegistryDump, options: DumpImportOptions): Promise<DumpImport> {
  const findings = new GatheredFindings();
  const tell = (...found: readonly Finding[]) => findings.add(...found);
  const { actor, hash, oaiRepository } = options;
  const prefixes = await unitOfWork(ownPrefixes);
  const parties = await dump.parties();
  const taken = await attempt(unitOfWork, tell, (work, say) =>
    takeParties(work, parties, prefixes.handlePrefix, actor, say),
  );
  const inactive = new Set<string>();
  // Of two who import at once the second waits for each batch, and finds it here.
  const alone: UnitOfWork = (body) =>
    unitOfWork(async (work) => {
      await holdRegistryImport(work, actor);
      return body(work);
    });
  const run = { unitOfWork: alone, tell, onProgress: options.onProgress };
  const taking = { prefixes, oaiRepository, hash, actor };
  const records = await takeTable(run, 'dataset', dump.datasets(), (work, rows, say) => {
    for (const one of rows) if (!one.isActive) inactive.add(one.id);
    return takeDatasets(work, rows, { ...taking, tell: say } satisfies DatasetTaking);
  });
  let documents = 0;
  const versions = await takeTable(run, 'metadata', dump.versions(), async (work, rows, say) => {
    const batch = await takeVersions(work, rows, { ...taking, inactive, tell: say });
    return { ...batch, done: () => (documents += batch.documents) };
  });
  const media = await takeTable(run, 'media', dump.media(), (work, rows, say) =>
    takeMedia(work, rows, { oaiRepository, tell: say }),
  );
  const { list, notShown, errors } = findings;
  return {
    ...taken,
    records,
    versions: { ...versions, documents },
    media,
    findings: list,
    findingsNotShown: notShown,
    errors,
  };
}

type Tell = (...findings: readonly Finding[]) => void;

interface Run {
  readonly unitOfWork: UnitOfWork;
  readonly tell: Tell;
  readonly onProgress: DumpImportOptions['onProgress'];
}

async function takeTable<Row extends object>(
  { unitOfWork, tell, onProgress }: Run,
  table: string,
  rows: AsyncIterable<Row | Finding>,
  take: (work: Work, rows: readonly Row[], tell: Tell) => Promise<TakenCount & { done?: () => void }>,
): Promise<TakenCount> {
  const total = nothingTaken();
  let batch: Row[] = [];
  let seen = 0;
  const keep = async () => {
    if (batch.length === 0) return;
    const taken = await attempt(unitOfWork, tell, (work, say) => take(work, batch, say));
    taken.done?.();
    for (const kind of ['new', 'unchanged', 'refused'] as const) total[kind] += taken[kind];
    batch = [];
    onProgress?.(table, seen);
  };
  for await (const row of rows) {
    seen += 1;
    if ('code' in row && 'severity' in row) {
      tell(row);
      if (row.severity === 'error') total.refused += 1;
    } else batch.push(row as Row);
    if (batch.length === BATCH) await keep();
  }
  await keep();
  return total;
}

/** One unit of work whose findings are told once, however often the engine makes it run. */
async function attempt<T>(
  unitOfWork: UnitOfWork,
  tell: Tell,
  body: (work: Work, tell: Tell) => Promise<T>,
): Promise<T> {
  let found: Finding[] = [];
  const result = await unitOfWork((work) => {
    found = [];
    return body(work, (...more) => found.push(...more));
  });
  tell(...found);
  return result;
}
