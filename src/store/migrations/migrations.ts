import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../store.ts';
import { makeFirstTables } from './0001-first-tables.ts';
import { addLithologyOffsets } from './0002-lithology-offsets.ts';
import { addEmbargoAndSearch } from './0003-embargo-and-search.ts';
import { addVocabularies } from './0004-vocabularies.ts';
import { addRegistry } from './0005-registry.ts';
import { addPrivacy } from './0006-privacy.ts';
import { addHarvest } from './0007-harvest.ts';
import { addLandingClaims } from './0008-landing-claims.ts';
import { addOutboxRoute } from './0008-outbox-route.ts';
import { addWebhooks } from './0009-webhooks.ts';
import { addPrepared } from './0010-prepared.ts';
import { addHarvestSources } from './0011-harvest-sources.ts';
import { addSearch } from './0012-search.ts';
import { addFeatures } from './0013-features.ts';
import { addStation } from './0014-station.ts';
import { addPaper } from './0015-paper.ts';
import { storePreparedForReading } from './0016-prepared-storage.ts';
import { addOwnFields } from './0017-own-fields.ts';
import { addLimitCounts } from './0019-limit-counts.ts';
import { addRigTypes } from './0020-rig-types.ts';
import { addGridViews } from './0021-grid-views.ts';
import { addTreeGrants } from './0022-tree-grants.ts';
import { addCare } from './0023-care.ts';
import { addStorage } from './0024-storage.ts';
import { addSampleRequests } from './0025-sample-requests.ts';
import { addMail } from './0026-mail.ts';
import { addSamplingParty } from './0027-sampling-party.ts';
import { addParcels } from './0028-parcels.ts';
import { addTransfer } from './0029-transfer.ts';
import { addPublications } from './0030-publications.ts';
import { addHarvestedWithoutIgsn } from './0031-harvested-without-igsn.ts';
import { remakeJobLease } from './0032-job-lease-of-first-stores.ts';
import { addCollections } from './0033-collections.ts';
import { addExpeditionLists } from './0034-expedition-lists.ts';
import { addSearchParents } from './0035-search-parents.ts';
import { addSearchIndexes } from './0036-search-indexes.ts';
import { addOutboxClient } from './0040-outbox-client.ts';
import { addUpstreamHours } from './0041-upstream-hours.ts';
import { addTermsOfUse } from './0042-terms-of-use.ts';
import { addRequestLanguage } from './0045-request-language.ts';
import { addPersonMerges } from './0046-person-merges.ts';
import { addOpeningDays } from './0048-opening-days.ts';
import { addObjectFiles } from './0049-object-files.ts';
import { addCareOfSamples } from './0051-care-of-samples.ts';
import { addComparison } from './0054-comparison.ts';
import { addUpstreamShares } from './0055-upstream-shares.ts';
import { addHarvestReading } from './0057-harvest-reading.ts';
import { addHarvestFindingCounts } from './0058-harvest-finding-counts.ts';
import { addErrorReports } from './0060-error-reports.ts';
import { addReferenceColumns } from './0062-reference-columns.ts';
import { addSearchDepthIndex } from './0065-search-depth-index.ts';
import { addUserIdentities } from './0066-user-identities.ts';
import { addPartyContacts } from './0067-party-contacts.ts';
import { addGroupTreeGrants } from './0069-group-tree-grants.ts';
import { addSearchRangeIndex } from './0072-search-range-index.ts';
import { addSearchSample } from './0073-search-sample.ts';
import { addSearchTitleParts } from './0074-search-title-parts.ts';
import { addPublicOrder } from './0076-public-order.ts';

/** Every migration in order; a landed one is never changed. Each runs in one transaction on either engine. */
export function migrationsFor(engine: Engine): Record<string, Migration> {
  return {
    '0001-first-tables': { up: (db: Kysely<unknown>) => makeFirstTables(db, engine) },
    '0002-lithology-offsets': { up: (db: Kysely<unknown>) => addLithologyOffsets(db, engine) },
    '0003-embargo-and-search': { up: (db: Kysely<unknown>) => addEmbargoAndSearch(db, engine) },
    '0004-vocabularies': { up: (db: Kysely<unknown>) => addVocabularies(db, engine) },
    '0005-registry': { up: (db: Kysely<unknown>) => addRegistry(db, engine) },
    '0006-privacy': { up: (db: Kysely<unknown>) => addPrivacy(db, engine) },
    '0007-harvest': { up: (db: Kysely<unknown>) => addHarvest(db, engine) },
    '0008-outbox-route': {
      up: async (db: Kysely<unknown>) => {
        await addOutboxRoute(db, engine);
        await addLandingClaims(db, engine);
      },
    },
    '0009-webhooks': { up: (db: Kysely<unknown>) => addWebhooks(db, engine) },
    '0010-prepared': { up: (db: Kysely<unknown>) => addPrepared(db, engine) },
    '0011-harvest-sources': { up: (db: Kysely<unknown>) => addHarvestSources(db, engine) },
    '0012-search': { up: (db: Kysely<unknown>) => addSearch(db, engine) },
    '0013-features': { up: (db: Kysely<unknown>) => addFeatures(db, engine) },
    '0014-station': { up: (db: Kysely<unknown>) => addStation(db, engine) },
    '0015-paper': { up: (db: Kysely<unknown>) => addPaper(db, engine) },
    '0016-prepared-storage': { up: (db: Kysely<unknown>) => storePreparedForReading(db, engine) },
    '0017-own-fields': { up: (db: Kysely<unknown>) => addOwnFields(db, engine) },
    '0019-limit-counts': { up: (db: Kysely<unknown>) => addLimitCounts(db, engine) },
    '0020-rig-types': { up: (db: Kysely<unknown>) => addRigTypes(db, engine) },
    '0021-grid-views': { up: (db: Kysely<unknown>) => addGridViews(db, engine) },
    '0022-tree-grants': { up: (db: Kysely<unknown>) => addTreeGrants(db, engine) },
    '0023-care': { up: (db: Kysely<unknown>) => addCare(db, engine) },
    '0024-storage': { up: (db: Kysely<unknown>) => addStorage(db, engine) },
    '0025-sample-requests': { up: (db: Kysely<unknown>) => addSampleRequests(db, engine) },
    '0026-mail': { up: (db: Kysely<unknown>) => addMail(db, engine) },
    '0027-sampling-party': { up: (db: Kysely<unknown>) => addSamplingParty(db, engine) },
    '0028-parcels': { up: (db: Kysely<unknown>) => addParcels(db, engine) },
    '0029-transfer': { up: (db: Kysely<unknown>) => addTransfer(db, engine) },
    '0030-publications': { up: (db: Kysely<unknown>) => addPublications(db, engine) },
    '0031-harvested-without-igsn': { up: (db: Kysely<unknown>) => addHarvestedWithoutIgsn(db, engine) },
    '0032-job-lease-of-first-stores': { up: (db: Kysely<unknown>) => remakeJobLease(db, engine) },
    '0033-collections': { up: (db: Kysely<unknown>) => addCollections(db, engine) },
    '0034-expedition-lists': { up: (db: Kysely<unknown>) => addExpeditionLists(db, engine) },
    '0035-search-parents': { up: (db: Kysely<unknown>) => addSearchParents(db, engine) },
    '0036-search-indexes': { up: (db: Kysely<unknown>) => addSearchIndexes(db, engine) },
    '0040-outbox-client': { up: (db: Kysely<unknown>) => addOutboxClient(db, engine) },
    '0041-upstream-hours': { up: (db: Kysely<unknown>) => addUpstreamHours(db, engine) },
    '0042-terms-of-use': { up: (db: Kysely<unknown>) => addTermsOfUse(db, engine) },
    '0045-request-language': { up: (db: Kysely<unknown>) => addRequestLanguage(db, engine) },
    '0046-person-merges': { up: (db: Kysely<unknown>) => addPersonMerges(db, engine) },
    '0048-opening-days': { up: (db: Kysely<unknown>) => addOpeningDays(db) },
    '0049-object-files': { up: (db: Kysely<unknown>) => addObjectFiles(db, engine) },
    '0051-care-of-samples': { up: (db: Kysely<unknown>) => addCareOfSamples(db, engine) },
    '0054-comparison': { up: (db: Kysely<unknown>) => addComparison(db, engine) },
    '0055-upstream-shares': { up: (db: Kysely<unknown>) => addUpstreamShares(db, engine) },
    '0057-harvest-reading': { up: (db: Kysely<unknown>) => addHarvestReading(db, engine) },
    '0058-harvest-finding-counts': { up: (db: Kysely<unknown>) => addHarvestFindingCounts(db, engine) },
    '0060-error-reports': { up: (db: Kysely<unknown>) => addErrorReports(db, engine) },
    '0062-reference-columns': { up: (db: Kysely<unknown>) => addReferenceColumns(db, engine) },
    '0065-search-depth-index': { up: (db: Kysely<unknown>) => addSearchDepthIndex(db, engine) },
    '0066-user-identities': { up: (db: Kysely<unknown>) => addUserIdentities(db, engine) },
    '0067-party-contacts': { up: (db: Kysely<unknown>) => addPartyContacts(db, engine) },
    '0069-group-tree-grants': { up: (db: Kysely<unknown>) => addGroupTreeGrants(db, engine) },
    '0072-search-range-index': { up: (db: Kysely<unknown>) => addSearchRangeIndex(db, engine) },
    '0073-search-sample': { up: (db: Kysely<unknown>) => addSearchSample(db, engine) },
    '0074-search-title-parts': { up: (db: Kysely<unknown>) => addSearchTitleParts(db, engine) },
    '0076-public-order': { up: addPublicOrder },
  };
}
