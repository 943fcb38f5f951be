import { CorestoneError } from '../../../domain/error.ts';
import type { InstalledFormats } from '../../../formats/community/installed-formats.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { type CommunityKeeper, takeCommunity, withdrawCommunity } from '../../communities/keep-community.ts';
import { readPackage } from '../../communities/read-package.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import { tryForm } from '../try-form.ts';
import { type Onward, pathWith, type Visit } from '../visit.ts';
import { communitiesPage, triedPage } from './community-pages.ts';

type Formats = Pick<InstalledFormats, 'communities' | 'findings' | 'refresh'>;

/** `/admin/communities`: the formats of communities, and how one is withdrawn. For administrators. */
export function registerCommunities(routes: AdminRoutes, formats: Formats): void {
  routes.page('/admin/communities', async (visit) => {
    ensureMay(visit.caller, 'administer', '');
    return communitiesPage(visit, formats);
  });
  routes.page('/admin/communities/:name/withdraw', async (visit) => {
    ensureMay(visit.caller, 'administer', '');
    const name = visit.params.name ?? '';
    if (!formats.communities.some((one) => one.name === name))
      throw new CorestoneError('not-found', `There is no community ${name}.`);
    return confirmPage(visit, {
      title: `Withdraw ${name}`,
      page: 'communities',
      text: 'Documents of this format are no longer read, written or harvested, from now on and on every server. Records that were made from them stay. The package can be uploaded again.',
      button: 'Withdraw it',
      isDangerous: true,
      action: `/admin/communities/${encodeURIComponent(name)}/withdraw`,
      back: '/admin/communities',
    });
  });
  routes.action('/admin/communities/:name/withdraw', async (visit) => {
    await withdrawCommunity(keeperOf(visit, formats), visit.params.name ?? '', visit.caller);
    return { to: '/admin/communities?done=community-withdrawn' };
  });
}

/** The form with the package, which is read as a stream. */
export function registerCommunityUpload(routes: AdminRoutes, formats: Formats): void {
  routes.action('/admin/communities', (visit) => {
    const filled = { ...visit, form: new URLSearchParams() };
    return tryForm(
      filled,
      ['file'],
      () => takeFile(filled, formats),
      (state) => communitiesPage(filled, formats, state),
    );
  });
}

async function takeFile(visit: Visit, formats: Formats): Promise<AdminView | Onward> {
  ensureMay(visit.caller, 'administer', '');
  const { bytes, fields } = await readPackage(visit.request);
  const dryRun = fields.try === 'yes';
  if (dryRun) visit.form.set('try', 'yes');
  const taken = await takeCommunity(keeperOf(visit, formats), bytes, { caller: visit.caller, dryRun });
  if (dryRun) return triedPage(visit, taken);
  return { to: pathWith('/admin/communities', { done: 'community-taken', n: `${taken.name} ${taken.version}` }) };
}

function keeperOf({ house }: Visit, formats: Formats): CommunityKeeper {
  return { house, formats };
}
