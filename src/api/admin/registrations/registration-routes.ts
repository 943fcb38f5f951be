import type { AdminRoutes } from '../admin-routes.ts';
import { takeChosen } from './chosen-records.ts';
import { registerCorrecting } from './correct/correct-routes.ts';
import { registerNewRecord } from './correct/new-record-routes.ts';
import { duplicatesPage } from './duplicates-page.ts';
import { findAnything } from './find-anything.ts';
import { receivedDocument } from './received-document.ts';
import { registerRecordActions } from './record-action-routes.ts';
import { recordDetail } from './record-detail.ts';
import { registrationList } from './registration-list.ts';
import { registrationsCsv } from './registrations-csv.ts';
import { versionComparison } from './version-comparison.ts';

/** `/admin/registrations`: every record of the register, each with its history, and what may be done with it. */
export function registerRegistrations(routes: AdminRoutes): void {
  routes.page('/admin/find', findAnything);
  routes.page('/admin/registrations', registrationList);
  routes.download('/admin/registrations.csv', registrationsCsv);
  routes.form('/admin/registrations/chosen', takeChosen);
  routes.page('/admin/duplicates', duplicatesPage);
  registerNewRecord(routes);
  routes.page('/admin/registrations/:igsn', recordDetail);
  routes.page('/admin/registrations/:igsn/versions', versionComparison);
  routes.page('/admin/registrations/:igsn/documents/:part/:number', receivedDocument);
  registerRecordActions(routes);
  registerCorrecting(routes);
}
