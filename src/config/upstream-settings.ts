import { type SettingDescriptor, setting } from './setting-descriptor.ts';
import { parseText } from './setting-values.ts';

/** Who registers beyond an installation. */
export const UPSTREAM_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'upstream',
    'upstream',
    'CORESTONE_UPSTREAM',
    'Who registers beyond this installation: none, recorded (a journal for rehearsals), or names of upstreams joined by +.',
    () => 'none',
    parseUpstream,
  ),
  setting(
    'upstreams',
    'upstreams',
    'CORESTONE_UPSTREAMS',
    'JSON file that names the upstreams and how to reach them (docs/upstreams.md).',
    ({ data = './data' }) => upstreamsFile(data),
    parseText,
  ),
];

/** Where the upstreams are named unless the setting `upstreams` says another place. */
export function upstreamsFile(dataFolder: string): string {
  return `${dataFolder.replace(/[\\/]+$/, '')}/upstreams.json`;
}

function parseUpstream(text: string) {
  const isName = /^(none|[a-z][a-z0-9-]{0,39}(\+[a-z][a-z0-9-]{0,39})*)$/.test(text);
  return isName ? { value: text } : { rule: 'none, or names of upstreams joined by +' };
}
