import { BACKUP_SETTINGS } from './backup-settings.ts';
import { FEED_SETTINGS } from './feed-settings.ts';
import { FILE_SETTINGS } from './file-settings.ts';
import { MAIL_SETTINGS } from './mail-settings.ts';
import { PAPER_SETTINGS } from './paper-settings.ts';
import { PLACE_SETTINGS } from './place-settings.ts';
import { REGISTRY_SETTINGS } from './registry-settings.ts';
import { SERVING_SETTINGS } from './serving-settings.ts';
import type { SettingDescriptor } from './setting-descriptor.ts';
import { TRANSFER_SETTINGS } from './transfer-settings.ts';
import { UPSTREAM_SETTINGS } from './upstream-settings.ts';

/** Every setting, once: flag, environment variable, meaning, default and check. The settings reference is made from this. */
export const SETTINGS: readonly SettingDescriptor[] = [
  ...PLACE_SETTINGS,
  ...UPSTREAM_SETTINGS,
  ...SERVING_SETTINGS,
  ...REGISTRY_SETTINGS,
  ...FEED_SETTINGS,
  ...FILE_SETTINGS,
  ...PAPER_SETTINGS,
  ...BACKUP_SETTINGS,
  ...MAIL_SETTINGS,
  ...TRANSFER_SETTINGS,
];
