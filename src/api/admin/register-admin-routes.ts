import type { FastifyInstance } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { readBodiesAsForms } from '../../dissemination/read-bodies-as-forms.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { LARGEST_FORM_BYTES } from '../login/kept-form.ts';
import { takeStreams } from '../rest/bulk/bulk-body.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { AdminMemory } from './admin-memory.ts';
import { adminRoutes } from './admin-routes.ts';
import { registerAudit } from './audit/audit-routes.ts';
import { registerBackups } from './backups/backup-routes.ts';
import { registerChecks } from './checks/check-routes.ts';
import { registerCommunities, registerCommunityUpload } from './communities/community-routes.ts';
import { registerComparison } from './comparing/comparison-routes.ts';
import { registerDumps } from './dumps/dump-routes.ts';
import { registerErrorReports } from './errors/error-routes.ts';
import { registerExpeditions } from './expeditions/expedition-routes.ts';
import { registerFailed } from './failed/failed-routes.ts';
import { registerOwnFields } from './fields/own-field-routes.ts';
import { registerFind } from './find/find-page.ts';
import { registerHelp } from './help/help-page.ts';
import { registerImportDecision, registerImports } from './imports/import-routes.ts';
import { registerJobs } from './jobs/job-routes.ts';
import { registerLiveEvents } from './live/live-events.ts';
import { registerMail } from './mail/mail-routes.ts';
import { registerObjects, registerObjectUpload } from './objects/object-routes.ts';
import { registerOverview } from './overview/overview-routes.ts';
import { registerParcels } from './parcels/parcel-routes.ts';
import { registerAgents } from './parties/agent-routes.ts';
import { registerClients } from './parties/client-routes.ts';
import { registerUnlock } from './parties/lock-note.ts';
import { registerNamespaces } from './parties/namespace-routes.ts';
import { registerLists } from './people/list-routes.ts';
import { registerMe } from './people/me-routes.ts';
import { registerTokens } from './people/token-routes.ts';
import { registerUsers } from './people/user-routes.ts';
import { registerPersons } from './persons/person-routes.ts';
import { registerPublications } from './publications/publication-routes.ts';
import { registerPush } from './push/push-routes.ts';
import { registerRegistrations } from './registrations/registration-routes.ts';
import { registerSampleRequests } from './requests/request-routes.ts';
import { registerSamplingParties } from './sampling/sampling-routes.ts';
import { registerLogoUpload, registerSettings } from './settings/settings-routes.ts';
import { registerSources } from './sources/source-routes.ts';
import { registerStorage } from './storage/storage-routes.ts';
import { registerTransfer, registerTransferUpload } from './transfer/transfer-routes.ts';
import { registerUpload, registerUploadDecision } from './upload/upload-routes.ts';
import type { AdminServed } from './visit.ts';
import { registerVocabularies, registerVocabularyUpload } from './vocabularies/vocabulary-routes.ts';
import { registerWebhooks } from './webhooks/webhook-routes.ts';

/** The administration below `/admin`, for browsers: pages made here, which work without script. */
export async function registerAdminRoutes(
  app: FastifyInstance,
  house: House,
  face: PublicFace,
  signIn: SignInRequest,
  formats: Omit<InstalledFormats, 'close' | 'watch' | 'writable'>,
): Promise<void> {
  const { readable, served: writable, profiles } = formats;
  const served: AdminServed = { house, face, memory: new AdminMemory(), profiles };
  await app.register(async (scope) => {
    readBodiesAsForms(scope, LARGEST_FORM_BYTES);
    const routes = adminRoutes(scope, served, signIn);
    registerOverview(routes);
    registerRegistrations(routes);
    registerFailed(routes);
    registerUnlock(routes);
    registerPush(routes);
    registerJobs(routes);
    registerChecks(routes);
    registerComparison(routes);
    registerErrorReports(routes);
    registerClients(routes);
    registerNamespaces(routes);
    registerAgents(routes);
    registerSources(routes);
    registerWebhooks(routes);
    registerDumps(routes, writable);
    registerUsers(routes);
    registerLists(routes);
    registerTokens(routes);
    registerMe(routes);
    registerAudit(routes);
    registerBackups(routes);
    registerExpeditions(routes);
    registerOwnFields(routes);
    registerVocabularies(routes);
    registerCommunities(routes, formats);
    registerStorage(routes);
    registerParcels(routes);
    registerMail(routes);
    registerSamplingParties(routes);
    registerSampleRequests(routes);
    registerTransfer(routes);
    registerPublications(routes);
    registerPersons(routes);
    registerFind(routes);
    registerObjects(routes);
    registerHelp(routes);
    registerSettings(routes);
    registerUploadDecision(routes);
    registerImportDecision(routes);
    registerLiveEvents(scope, served);
  });
  // A file comes as a stream of any length, so its form is read otherwise than all others.
  await app.register(async (scope) => {
    await takeStreams(scope);
    const routes = adminRoutes(scope, served, signIn);
    registerUpload(routes, readable);
    registerLogoUpload(routes);
    registerImports(routes);
    registerTransferUpload(routes);
    registerObjectUpload(routes);
    registerVocabularyUpload(routes);
    registerCommunityUpload(routes, formats);
  });
}
