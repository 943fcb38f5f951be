import { type Caller, may } from '../../operations/caller.ts';
import { importsAnything, scopeOf } from './scope.ts';

/** Pages that the navigation leads to. */
export type NavPage =
  | 'overview'
  | 'registrations'
  | 'failed'
  | 'push'
  | 'upload'
  | 'imports'
  | 'jobs'
  | 'checks'
  | 'comparison'
  | 'errors'
  | 'clients'
  | 'namespaces'
  | 'agents'
  | 'sources'
  | 'webhooks'
  | 'dumps'
  | 'users'
  | 'lists'
  | 'tokens'
  | 'audit'
  | 'backups'
  | 'expeditions'
  | 'fields'
  | 'vocabularies'
  | 'communities'
  | 'storage'
  | 'mail'
  | 'parcels'
  | 'loans'
  | 'requests'
  | 'parties'
  | 'transfer'
  | 'publications'
  | 'persons'
  | 'objects'
  | 'settings';

/** A group of pages in the bar above; its first page is where the bar leads. */
export interface NavItem {
  readonly label: string;
  readonly pages: readonly { readonly page: NavPage; readonly path: string; readonly label: string }[];
}

const one = (page: NavPage, label: string) => ({
  page,
  path: page === 'overview' ? '/admin' : `/admin/${page}`,
  label,
});

const GROUPS: readonly NavItem[] = [
  { label: 'Overview', pages: [one('overview', 'Overview')] },
  {
    label: 'Registrations',
    pages: [
      one('registrations', 'Registrations'),
      one('failed', 'Failed'),
      one('push', 'To the agent'),
      one('upload', 'Upload'),
      one('imports', 'Import tables'),
      one('jobs', 'Jobs'),
      one('checks', 'Landing pages'),
      one('comparison', 'Comparison'),
      one('errors', 'Error reports'),
    ],
  },
  {
    label: 'Expeditions',
    pages: [one('expeditions', 'Expeditions'), one('fields', 'Fields'), one('vocabularies', 'Vocabularies')],
  },
  {
    label: 'Curation',
    pages: [
      one('storage', 'Storage'),
      one('requests', 'Sample requests'),
      one('parties', 'Sampling parties'),
      one('parcels', 'Parcels'),
      one('loans', 'Loans'),
      one('transfer', 'Transfer'),
      one('publications', 'Publications'),
      one('persons', 'Persons'),
      one('objects', 'Find objects'),
    ],
  },
  { label: 'Clients', pages: [one('clients', 'Clients'), one('namespaces', 'Namespaces'), one('agents', 'Agents')] },
  {
    label: 'Exchange',
    pages: [
      one('sources', 'Sources'),
      one('webhooks', 'Webhooks'),
      one('dumps', 'Dumps'),
      one('communities', 'Formats'),
    ],
  },
  {
    label: 'System',
    pages: [
      one('users', 'Users'),
      one('lists', 'Lists and groups'),
      one('tokens', 'Tokens'),
      one('audit', 'Audit'),
      one('backups', 'Backups'),
      one('mail', 'Mail'),
      one('settings', 'Settings'),
    ],
  },
];

const FOR_ADMINISTRATORS: readonly NavPage[] = [
  'users',
  'lists',
  'fields',
  'vocabularies',
  'communities',
  'backups',
  'mail',
  'settings',
];

/** The navigation as far as a caller's roles reach; groups without pages are left out. */
export function navigationFor(caller: Caller): NavItem[] {
  const isAdministrator = may(caller, 'administer', '');
  const mayDeposit = scopeOf(caller, 'deposit').length > 0;
  const managesAny = scopeOf(caller, 'manage-client').length > 0;
  return GROUPS.map(({ label, pages }) => ({
    label,
    pages: pages
      .filter(({ page }) => isAdministrator || !FOR_ADMINISTRATORS.includes(page))
      .filter(({ page }) => mayDeposit || page !== 'upload')
      .filter(({ page }) => page !== 'imports' || importsAnything(caller))
      .filter(({ page }) => managesAny || (page !== 'webhooks' && page !== 'expeditions')),
  })).filter(({ pages }) => pages.length > 0);
}
