import type { NavPage } from '../navigation.ts';

/** Under which heading, or at which entry of a list, the help of each page stands in docs/admin.md. */
export const HELP_OF_PAGE: Readonly<Record<NavPage, string>> = {
  overview: 'Overview',
  registrations: 'Registrations',
  failed: 'Failed',
  push: 'To the agent',
  upload: 'Upload',
  imports: 'Import tables',
  jobs: 'Jobs',
  checks: 'Landing pages',
  comparison: 'Comparison',
  errors: 'Error reports',
  clients: 'Clients',
  namespaces: 'Namespaces',
  agents: 'Agents',
  sources: 'Sources',
  webhooks: 'Webhooks',
  dumps: 'Dumps',
  users: 'Users',
  lists: 'Lists and groups',
  tokens: 'Tokens',
  audit: 'Audit',
  backups: 'Backups',
  expeditions: 'Expeditions',
  fields: 'Fields',
  vocabularies: 'Vocabularies',
  communities: 'Formats of communities',
  storage: 'Storage',
  mail: 'Mail',
  parcels: 'Parcels',
  loans: 'Loans',
  requests: 'Sample requests',
  parties: 'Sampling parties',
  transfer: 'Transfer',
  persons: 'Persons',
  publications: 'Publications',
  objects: 'Find objects',
  settings: 'Settings',
};

/** The anchor of a heading or entry: small letters and hyphens. */
export function helpAnchor(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
