import type { Finding } from '../../../domain/finding.ts';
import type { TakenDocument, TakenStanding, TakenVersion } from '../../dump-ports.ts';
import type { Work } from '../../ports.ts';
import type { TakenCount } from './party-taking.ts';
import type { DumpDocument, DumpVersion } from './registry-dump.ts';
import { type DatasetTaking, oaiSpelling } from './take-datasets.ts';
import { toVersion } from './to-version.ts';
import { noDocument, notDescribed, older, unknownDataset, withoutDescription } from './version-findings.ts';

/** What taking versions over needs to know: also which identifiers were inactive, by dataset id. */
export interface VersionTaking extends DatasetTaking {
  readonly inactive: ReadonlySet<string>;
}

/** A record while its versions are gathered. */
interface Gathering {
  standing: TakenStanding;
  readonly known: Set<string>;
  readonly next: Map<string, number>;
}

/** The same for one record. */
interface RecordTaking extends VersionTaking {
  readonly isTest: boolean;
}

interface Gathered {
  readonly versions: TakenVersion[];
  readonly documents: TakenDocument[];
}

/**
 * Takes versions over, each with its documents as they were received. The first takes the place of what stood there for want of
 * a description; each later one is a version more, and makes an active record registered. A version whose documents
 * are all here already is passed over. One that is older than what stands keeps its documents only, so that nothing old ever
 * comes back, unless it brings the first description; so does one without description once there is one. Findings, by row:
 * `dataset-unknown`, `no-document`, `not-described` (warning), `version-older` and `version-without-description` (infos).
 */
export async function takeVersions(
  work: Work,
  versions: readonly DumpVersion[],
  taking: VersionTaking,
): Promise<TakenCount & { documents: number }> {
  const spelling = (one: DumpVersion) => oaiSpelling(taking.oaiRepository, one.datasetId);
  const targets = await work.aliases.find([...new Set(versions.map(spelling))]);
  const standings = await work.dumps.standings([...new Set([...targets.values()].map((one) => one.igsn))]);
  const records = new Map([...standings].map(([igsn, standing]) => [igsn, gatheringOf(standing)]));
  const tests = new Set((await work.parties.namespaces()).filter((one) => one.isTest).map((one) => one.namespace));
  const gathered: Gathered = { versions: [], documents: [] };
  const taken = { new: 0, unchanged: 0, refused: 0 };
  for (const one of versions) {
    const igsn = targets.get(spelling(one))?.igsn;
    const record = records.get(igsn ?? '');
    if (igsn === undefined || one.contentHashes.length === 0) {
      taking.tell(igsn === undefined ? unknownDataset(one) : noDocument(one));
      taken.refused += 1;
    } else if (record === undefined) {
      // A record for trying that was removed in the meantime does not come back.
      taken.unchanged += 1;
    } else taken[gather(record, one, gathered, { ...taking, isTest: tests.has(record.standing.namespace) })] += 1;
  }
  await work.dumps.addVersions(gathered.versions);
  await work.dumps.addDocuments(gathered.documents);
  return { ...taken, documents: gathered.documents.length };
}

function gatheringOf(standing: TakenStanding): Gathering {
  const next = new Map<string, number>();
  for (const { part, number } of standing.documents) next.set(part, Math.max(next.get(part) ?? 0, number + 1));
  return { standing, known: new Set(standing.documents.map(documentKey)), next };
}

function gather(record: Gathering, one: DumpVersion, gathered: Gathered, taking: RecordTaking): 'new' | 'unchanged' {
  const createdAt = one.createdAt ?? record.standing.versionCreatedAt;
  const isKnown = (contentHash: string) => record.known.has(`${contentHash} ${createdAt}`);
  if (one.contentHashes.every(isKnown)) return 'unchanged';
  const { documents, description, findings } = one.read();
  const fresh = documents.filter((document) => !isKnown(document.contentHash));
  taking.tell(...findings);
  const isStandIn = isOnlyStandIn(record);
  const stands = record.standing.versionCreatedAt;
  const passed = isStandIn ? undefined : passedOver(record, one, documents, createdAt);
  if (passed !== undefined) taking.tell(passed);
  else {
    if (description === undefined) taking.tell(notDescribed(one));
    const { hash, isTest } = taking;
    const isInactive = taking.inactive.has(one.datasetId);
    const version = toVersion(record.standing, description, { createdAt, isStandIn, isInactive, isTest, hash });
    gathered.versions.push(version);
    record.standing = { ...record.standing, ...version, versionCreatedAt: laterOf(createdAt, stands) };
  }
  for (const document of fresh) {
    const number = record.next.get(document.part) ?? 0;
    record.next.set(document.part, number + 1);
    record.known.add(documentKey({ ...document, createdAt }));
    const { igsn, version } = record.standing;
    gathered.documents.push({ ...document, igsn, number, version, createdAt });
  }
  return 'new';
}

/**
 * Why a version is kept by its documents only. Agents kept descriptions and the registry above them did not: a registration
 * never takes the place of a description, and the first description takes the place of any registration.
 */
function passedOver(
  { standing, next }: Gathering,
  one: DumpVersion,
  documents: readonly DumpDocument[],
  createdAt: string,
): Finding | undefined {
  const describes = documents.some(({ part }) => part === 'description');
  const isDescribed = next.has('description');
  if (isDescribed && !describes) return withoutDescription(one);
  const isOlder = createdAt < standing.versionCreatedAt;
  return isOlder && (isDescribed || !describes) ? older(one) : undefined;
}

// ISO 8601, UTC, seconds, sorts as text.
const laterOf = (one: string, other: string): string => (one < other ? other : one);

function isOnlyStandIn({ standing, known }: Gathering): boolean {
  return standing.version === 1 && !standing.isDescribed && standing.isImported && known.size === 0;
}

const documentKey = (one: { readonly contentHash: string; readonly createdAt: string }) =>
  `${one.contentHash} ${one.createdAt}`;
