import type { Settings } from '../../config/settings.ts';
import { writeContext } from '../../dissemination/write-context.ts';
import { type InstalledFormats, installedFormats } from '../../formats/community/installed-formats.ts';
import type { WriteContext } from '../../formats/format.ts';
import { DEFAULT_PROFILE } from '../../operations/init-installation.ts';
import type { Call } from '../command.ts';
import { settingsOf } from '../open-house.ts';
import { documentFindingLine } from './document-finding-line.ts';

/** Runs a command with the formats of the installation; communities that are out of order are told and left out. */
export async function withFormats<T>(
  call: Call,
  body: (formats: InstalledFormats, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = settingsOf(call);
  const formats = installedFormats(settings.communities);
  for (const one of formats.findings) call.output.warn(documentFindingLine(one));
  try {
    return await body(formats, settings);
  } finally {
    formats.close();
  }
}

/** What writers are told where no store is open: the profile every installation begins with. */
export function contextOf(baseUrl: string): WriteContext {
  const { agentName, ...profile } = DEFAULT_PROFILE;
  return writeContext({ baseUrl, agent: { ...profile, name: agentName } });
}
