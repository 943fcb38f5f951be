import type { AccessPort } from './access-ports.ts';
import type { AliasPort } from './alias-ports.ts';
import type { AnswerPort } from './answer-ports.ts';
import type { AuditChainPort, BackupRunPort } from './care/care-ports.ts';
import type { ComparisonPort } from './comparing/comparison-ports.ts';
import type { ParcelPort } from './curation/parcels/parcel-ports.ts';
import type { SamplingPort } from './curation/party/sampling-ports.ts';
import type { RequestPort } from './curation/requests/request-ports.ts';
import type { StoragePort } from './curation/storage-ports.ts';
import type { DocumentPort } from './document-ports.ts';
import type { DumpPort } from './dump-ports.ts';
import type { ErrorReportPort } from './error-reports/error-report-ports.ts';
import type { FilePort } from './files/file-ports.ts';
import type { FollowerPort } from './following/follower-ports.ts';
import type { HarvestPort } from './harvest/harvest-ports.ts';
import type { IdentifierPort } from './identifier-ports.ts';
import type { MappingPort } from './import/mapping-ports.ts';
import type { JobPort } from './jobs/job-ports.ts';
import type { LandingCheckPort } from './landing-check-ports.ts';
import type { LimitPort } from './limit-ports.ts';
import type { LinkPort } from './link-ports.ts';
import type { ListGrantPort } from './list-grant-ports.ts';
import type { MailPort } from './mail/mail-ports.ts';
import type { OwnFieldPort } from './own-fields/own-field-ports.ts';
import type { PaperPort } from './paper/paper-ports.ts';
import type { PartyPort } from './party-ports.ts';
import type { PersonPort } from './persons/person-ports.ts';
import type { PreparedPort } from './prepared/prepared-ports.ts';
import type { PublicationPort } from './publications/publication-ports.ts';
import type { RegistrationRules } from './register-identifiers.ts';
import type { RegisterPort } from './register-ports.ts';
import type { SearchIndexPort } from './search/search-ports.ts';
import type { StationPort } from './station/station-ports.ts';
import type { ViewPort } from './station/view-ports.ts';
import type { TransferPort } from './transfer/transfer-ports.ts';
import type { TreeGrantPort } from './tree-grant-ports.ts';
import type { TreePort } from './tree-ports.ts';
import type { VocabularyPort } from './vocabulary-ports.ts';
import type { WebhookPort } from './webhooks/webhook-ports.ts';

/** One line of the audit trail. */
export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who acts, from where; goes into every audit line. */
export interface Actor {
  readonly name: string;
  readonly origin: 'cli' | 'api' | 'station' | 'demo' | 'worker' | 'test';
}

/** What mails say and whom they reach: the public address of the installation, without a slash at its end, and who gets alarms, empty for nobody. */
export interface Desk {
  readonly baseUrl: string;
  readonly alarmMail: string;
}

/** Everything an operation may touch inside one unit of work. Time and keys come from here, never from the domain. */
export interface Work {
  readonly tree: TreePort;
  readonly ownFields: OwnFieldPort;
  readonly identifiers: IdentifierPort;
  readonly parties: PartyPort;
  readonly register: RegisterPort;
  readonly vocabularies: VocabularyPort;
  readonly access: AccessPort;
  readonly treeGrants: TreeGrantPort;
  readonly listGrants: ListGrantPort;
  readonly documents: DocumentPort;
  readonly answers: AnswerPort;
  readonly links: LinkPort;
  readonly limits: LimitPort;
  readonly aliases: AliasPort;
  readonly dumps: DumpPort;
  readonly landingChecks: LandingCheckPort;
  readonly jobs: JobPort;
  readonly comparisons: ComparisonPort;
  readonly errorReports: ErrorReportPort;
  readonly followers: FollowerPort;
  readonly searchIndex: SearchIndexPort;
  readonly webhooks: WebhookPort;
  readonly harvests: HarvestPort;
  readonly prepared: PreparedPort;
  readonly paper: PaperPort;
  readonly station: StationPort;
  readonly auditChain: AuditChainPort;
  readonly backupRuns: BackupRunPort;
  readonly sampling: SamplingPort;
  readonly storage: StoragePort;
  readonly requests: RequestPort;
  readonly mail: MailPort;
  readonly parcels: ParcelPort;
  readonly persons: PersonPort;
  readonly transfer: TransferPort;
  readonly importMappings: MappingPort;
  readonly publications: PublicationPort;
  readonly views: ViewPort;
  readonly files: FilePort;
  readonly desk: Desk;
  /** How records are told anew where something beside them changes. */
  readonly registering: RegistrationRules;
  readonly audit: (actor: Actor, entries: readonly AuditEntry[], at: string) => Promise<void>;
  readonly now: () => string;
  readonly newKey: () => string;
}

/** When a unit of work is over for its caller: when the disk has it, or when it is committed. */
export type Kept = 'on-disk' | 'committed';

/**
 * Runs a body as one transaction; the body may run again when the engine asks for it. What it did is on the disk when the promise is
 * fulfilled. With `committed` it is not waited for that, and the caller sees to it that nobody is told before the disk has it; who
 * reads the store meanwhile does see it. A unit of the usual kind brings all before it to the disk too.
 */
export type UnitOfWork = <T>(body: (work: Work) => Promise<T>, kept?: Kept) => Promise<T>;
