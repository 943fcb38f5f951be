import { reportOf } from '../../paper/make-report.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { type Onward, pathWith, type Visit } from '../visit.ts';
import { setUpOf } from './expedition-pages.ts';

/** `/admin/expeditions/:id/report`: leads to the report that was chosen. For administrators. */
export function registerReportChoice(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/report', reportChosen);
}

/** Throws `not-found` for no such expedition or report. */
async function reportChosen(visit: Visit): Promise<Onward> {
  const { program, expedition } = await setUpOf(visit);
  const said = (name: string): string | undefined => visit.query.get(name) ?? undefined;
  const { name, takesDay = false } = reportOf(said('report') ?? '');
  return {
    to: pathWith(`/api/v1/reports/${encodeURIComponent(name)}`, {
      expedition: `${program}/${expedition.name}`,
      hole: said('hole'),
      day: takesDay ? said('day') : undefined,
      format: said('format'),
    }),
  };
}
