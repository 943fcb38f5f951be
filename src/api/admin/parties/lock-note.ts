import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { counted } from '../../../dissemination/frame/quantity.ts';
import { unlockAccount } from '../../../operations/access/unlock-account.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { stamp } from '../age.ts';
import { link, pathWith, type Visit } from '../visit.ts';

/** Says that an account is locked after wrong passwords, with a button that lifts the lock; nothing where it is not. `back` is the page it stands on. */
export async function lockNote(visit: Visit, account: string, back: string): Promise<Html | false> {
  const failures = await accessStore(visit.house.store.read).failures(account);
  const until = failures?.lockedUntil ?? '';
  if (failures === undefined || until <= visit.now.toISOString()) return false;
  const fields = html`<input type="hidden" name="account" value="${account}"><input type="hidden" name="back" value="${back}">`;
  return html`<div class="note w" role="status">${icon('warn', 18)}<div><p>The password is locked until ${stamp(until)}, after ${counted(failures.count, 'wrong try', 'wrong tries')}. Tokens go on working.</p><form method="post" action="${link(visit, '/admin/unlock')}">${fields}<button class="btn s">Lift the lock</button></form></div></div>`;
}

/** `/admin/unlock`: lifts the lock of an account, and goes back to its page. */
export function registerUnlock(routes: AdminRoutes): void {
  routes.action('/admin/unlock', async ({ house, caller, form }) => {
    const isLifted = await unlockAccount(house.unitOfWork, form.get('account') ?? '', caller);
    const back = form.get('back') ?? '';
    const to = /^\/admin\/(?:users|clients|agents)\/[A-Za-z0-9_.~%@-]+$/.test(back) ? back : '/admin';
    return { to: pathWith(to, { done: isLifted ? 'unlocked' : 'unchanged' }) };
  });
}
