import type { CompletenessProfile } from '../../domain/description/completeness/profile.ts';
import { PROFILES } from '../../domain/description/completeness/profiles.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { FORMATS, READABLE } from '../formats.ts';
import { IGSN_DESCRIPTION } from '../igsn-description-1.0/format.ts';
import type { CommunityFormat } from './community-format.ts';
import { profileOf } from './community-profile.ts';
import { loadCommunities } from './load-communities.ts';
import { createXsltEngine } from './sandboxed-xslt.ts';

/** Every format of an installation: those of the program, and behind them those of the communities in its folder. */
export interface InstalledFormats {
  readonly writable: readonly Format[];
  /** Those that every record can be written in: without the pages of communities that show documents of their own alone. */
  readonly served: readonly Format[];
  readonly readable: readonly ReadableFormat[];
  readonly communities: readonly CommunityFormat[];
  /** By which completeness is judged: the profiles of the program, and behind them those that communities bring. */
  readonly profiles: readonly CompletenessProfile[];
  /** Why communities of the folder are left out. */
  readonly findings: readonly Finding[];
  /** Ends the thread of the stylesheets, if one was needed. */
  readonly close: () => void;
}

/** The formats of an installation whose communities lie in a folder, which need not be there. */
export function installedFormats(communitiesFolder: string): InstalledFormats {
  const engine = createXsltEngine();
  const house = { engine, readers: READABLE, description: IGSN_DESCRIPTION };
  const { formats, findings } = loadCommunities(communitiesFolder, house, FORMATS);
  const written = formats.filter(isWritable);
  const pages = (of: readonly CommunityFormat[]) => of.flatMap((one) => one.page ?? []);
  return {
    writable: [...FORMATS, ...written, ...pages(formats)],
    served: [...FORMATS, ...written, ...pages(written)],
    readable: [...READABLE, ...formats],
    communities: formats,
    profiles: [...PROFILES, ...formats.flatMap(({ manifest }) => profileOf(manifest) ?? [])],
    findings,
    close: engine.close,
  };
}

function isWritable(format: CommunityFormat): format is CommunityFormat & Format {
  return format.write !== undefined;
}
