import { type SettingDescriptor, setting } from './setting-descriptor.ts';

/** How large files of objects may be. */
export const FILE_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'fileMostMb',
    'file-most-mb',
    'CORESTONE_FILE_MOST_MB',
    'Largest file that is kept at an object, in MB of a million octets: 1 to 4000.',
    () => 200,
    (text) => within(text, 4000, 'a whole number of MB'),
  ),
  setting(
    'pictureMostMegapixels',
    'picture-most-megapixels',
    'CORESTONE_PICTURE_MOST_MEGAPIXELS',
    'Largest picture that is kept at an object, in millions of pixels: 1 to 2000.',
    () => 500,
    (text) => within(text, 2000, 'a whole number of million pixels'),
  ),
];

function within(text: string, most: number, what: string) {
  const value = Number(text);
  return /^\d{1,4}$/.test(text) && value >= 1 && value <= most ? { value } : { rule: `${what}, 1 to ${most}` };
}
