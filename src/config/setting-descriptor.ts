import type { Settings } from './settings.ts';

/** How one setting is given from outside. `parse` returns the value or says what would have been right. */
export interface SettingDescriptor<K extends keyof Settings = keyof Settings> {
  readonly key: K;
  readonly flag: string;
  readonly variable: string;
  readonly definition: string;
  readonly fallback: (settings: Partial<Settings>) => Settings[K];
  readonly parse: (text: string) => { value: Settings[K] } | { rule: string };
  /** Where the value is a file that has to be there; of a `secret` one only a whole path is told, for it may be the secret itself. */
  readonly namesFile?: 'plain' | 'secret';
}

/** One setting: key, flag, environment variable, meaning, default and check. */
export function setting<K extends keyof Settings>(
  key: K,
  flag: string,
  variable: string,
  definition: string,
  fallback: (settings: Partial<Settings>) => Settings[K],
  parse: SettingDescriptor<K>['parse'],
  namesFile?: SettingDescriptor['namesFile'],
): SettingDescriptor {
  const one = { key, flag, variable, definition, fallback, parse, ...(namesFile !== undefined && { namesFile }) };
  return one as unknown as SettingDescriptor;
}
