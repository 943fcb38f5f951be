import { findPasted } from '../../../dissemination/pages/find-pasted.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { adminRecordPath, mayDo, type Onward, pathWith, type Visit } from '../visit.ts';

/** Where the search field of the bar leads: a record, a client, a user that is just so called, or the list of records. */
export async function findAnything(visit: Visit): Promise<Onward> {
  const q = (visit.query.get('q') ?? '').trim().slice(0, 200);
  if (q === '') return { to: '/admin/registrations' };
  const found = await findPasted(visit.face, q);
  if ('igsn' in found) return { to: adminRecordPath(found.igsn) };
  const { read, engine } = visit.house.store;
  const symbol = q.toUpperCase();
  const clients = await partyStore(read, engine).clients();
  if (clients.some((one) => one.symbol === symbol && mayDo(visit, 'read', symbol)))
    return { to: `/admin/clients/${encodeURIComponent(symbol)}` };
  if (mayDo(visit, 'administer', '') && (await accessStore(read).findUser(q)) !== undefined)
    return { to: `/admin/users/${encodeURIComponent(q)}` };
  return { to: pathWith('/admin/registrations', { q, exact: 'no' }) };
}
