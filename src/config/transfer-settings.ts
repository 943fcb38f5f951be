import { isNamespace } from '../domain/identifier/namespace.ts';
import { type SettingDescriptor, setting } from './setting-descriptor.ts';

/** How expeditions come into a repository, and how it numbers what it adds. */
export const TRANSFER_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'ownNamespace',
    'own-namespace',
    'CORESTONE_REPOSITORY_NAMESPACE',
    'Namespace in which a repository gives IGSNs (BGRB5054RX…); empty is that of the program. Counts where the role expedition is off.',
    () => '',
    (text) =>
      text === '' || isNamespace(text) ? { value: text } : { rule: 'empty, or 2 to 10 letters A-Z or digits' },
  ),
  setting(
    'trustedKeys',
    'trusted-keys',
    'CORESTONE_TRUSTED_KEYS',
    'Public keys (ed25519:…) whose packages of expeditions are taken over, joined by commas; none trusts the first one of each expedition.',
    () => [],
    parseKeys,
  ),
  setting(
    'packageMostGb',
    'package-most-gb',
    'CORESTONE_PACKAGE_MOST_GB',
    'Largest package of an expedition that is taken in pieces, in GB of a thousand million octets: 1 to 10000.',
    () => 100,
    (text) =>
      /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 10_000
        ? { value: Number(text) }
        : { rule: 'a whole number of GB, 1 to 10000' },
  ),
];

function parseKeys(text: string) {
  const keys = text.split(',').map((one) => one.trim());
  if (text.trim() === '' || text === 'none') return { value: [] };
  const isGood = keys.every((one) => /^ed25519:[\w-]{43}$/.test(one));
  return isGood ? { value: keys } : { rule: 'keys as `export package` shows them, joined by commas, or none' };
}
