import { hash } from 'node:crypto';
import type { Desk, UnitOfWork, Work } from '../operations/ports.ts';
import type { RegistrationRules } from '../operations/register-identifiers.ts';
import { newKey } from './new-key.ts';
import { accessStore } from './ports/access-store.ts';
import { aliasStore } from './ports/alias-store.ts';
import { answerStore } from './ports/answer-store.ts';
import { addAuditRows, auditChain } from './ports/audit-chain.ts';
import { toAuditRow } from './ports/audit-rows.ts';
import { backupRuns } from './ports/backup-runs.ts';
import { comparisonStore } from './ports/comparison-store.ts';
import { documentStore } from './ports/document-store.ts';
import { dumpStore } from './ports/dump-store.ts';
import { errorReportStore } from './ports/error-report-store.ts';
import { fileStore } from './ports/file-store.ts';
import { followerStore } from './ports/follower-store.ts';
import { harvestStore } from './ports/harvest-store.ts';
import { identifierStore } from './ports/identifier-store.ts';
import { jobStore } from './ports/job-store.ts';
import { landingCheckStore } from './ports/landing-check-store.ts';
import { limitStore } from './ports/limit-store.ts';
import { linkStore } from './ports/link-store.ts';
import { listGrantStore } from './ports/list-grant-store.ts';
import { mailStore } from './ports/mail-store.ts';
import { mappingStore } from './ports/mapping-store.ts';
import { ownFieldStore } from './ports/own-field-store.ts';
import { paperStore } from './ports/paper-store.ts';
import { parcelStore } from './ports/parcel-store.ts';
import { partyStore } from './ports/party-store.ts';
import { personStore } from './ports/person-store.ts';
import { preparedStore } from './ports/prepared-store.ts';
import { publicationStore } from './ports/publication-store.ts';
import { registerStore } from './ports/register-store.ts';
import { requestStore } from './ports/request-store.ts';
import { samplingStore } from './ports/sampling-store.ts';
import { stationStore } from './ports/station-store.ts';
import { storageStore } from './ports/storage-store.ts';
import { transferStore } from './ports/transfer-store.ts';
import { treeGrantStore } from './ports/tree-grant-store.ts';
import { treeStore } from './ports/tree-store.ts';
import { viewStore } from './ports/view-store.ts';
import { vocabularyStore } from './ports/vocabulary-store.ts';
import { webhookStore } from './ports/webhook-store.ts';
import { searchIndex } from './search/search-index.ts';
import type { Engine, Queries, Store } from './store.ts';

const NO_DESK: Desk = { baseUrl: '', alarmMail: '' };

const NO_UPSTREAM: RegistrationRules = { hasUpstream: false, hash: (text) => hash('sha256', text, 'base64url') };

/** What an installation is like, beside its store. */
export interface UnitSurroundings {
  readonly desk?: Desk;
  readonly registering?: RegistrationRules;
}

/**
 * The store as operations see it: one transaction with every port. `clock` is the only source of time; without a desk mails name no
 * address, without rules of registering nobody upstream is told.
 */
export function unitOfWork(
  store: Store,
  clock: () => Date = () => new Date(),
  { desk = NO_DESK, registering = NO_UPSTREAM }: UnitSurroundings = {},
): UnitOfWork {
  const beside = { desk, registering };
  return (body, kept) =>
    store.unitOfWork(
      (transaction) => body(workOn(transaction, store.engine, beside, () => clock().toISOString())),
      kept,
    );
}

function workOn(db: Queries, engine: Engine, beside: Required<UnitSurroundings>, now: () => string): Work {
  return {
    ...beside,
    tree: treeStore(db, engine),
    ownFields: ownFieldStore(db),
    identifiers: identifierStore(db, engine),
    parties: partyStore(db, engine),
    register: registerStore(db, engine, now),
    vocabularies: vocabularyStore(db),
    access: accessStore(db),
    treeGrants: treeGrantStore(db),
    listGrants: listGrantStore(db, engine),
    documents: documentStore(db, engine),
    answers: answerStore(db, engine),
    links: linkStore(db),
    limits: limitStore(db, engine),
    aliases: aliasStore(db, engine),
    dumps: dumpStore(db, engine, now),
    landingChecks: landingCheckStore(db, engine),
    jobs: jobStore(db, engine),
    comparisons: comparisonStore(db, engine),
    errorReports: errorReportStore(db),
    followers: followerStore(db),
    searchIndex: searchIndex(db, engine),
    webhooks: webhookStore(db),
    harvests: harvestStore(db, engine, now),
    prepared: preparedStore(db, engine),
    paper: paperStore(db, engine),
    station: stationStore(db, engine),
    auditChain: auditChain(db, engine),
    backupRuns: backupRuns(db),
    sampling: samplingStore(db, engine),
    storage: storageStore(db, engine),
    requests: requestStore(db, engine),
    mail: mailStore(db, engine),
    parcels: parcelStore(db, engine),
    persons: personStore(db, engine),
    transfer: transferStore(db, engine, now),
    importMappings: mappingStore(db),
    publications: publicationStore(db, engine),
    views: viewStore(db),
    files: fileStore(db, engine),
    audit: (actor, entries, at) =>
      addAuditRows(
        db,
        engine,
        entries.map((entry) => toAuditRow(actor, entry, at)),
      ),
    now,
    newKey: () => newKey(),
  };
}
