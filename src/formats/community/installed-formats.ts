import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletenessProfile } from '../../domain/description/completeness/profile.ts';
import { PROFILES } from '../../domain/description/completeness/profiles.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { FORMATS, READABLE } from '../formats.ts';
import { IGSN_DESCRIPTION } from '../igsn-description-1.0/format.ts';
import type { CommunityFormat } from './community-format.ts';
import type { CommunityHouse } from './community-house.ts';
import { profileOf } from './community-profile.ts';
import { refill } from './live-list.ts';
import { isPassedOver, loadCommunities } from './load-communities.ts';
import { createXsltEngine } from './sandboxed-xslt.ts';

/**
 * Every format of an installation: those of the program, and behind them those of the communities in its folder. The lists stay the
 * same objects and get other members when communities change, so that whoever has one has what is in force.
 */
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
  /** Reads the folder again. */
  readonly refresh: () => void;
  /** Looks every few seconds whether something in the folder changed, and reads it again; `told` is told what is left out then. A folder that cannot be read is looked at again. */
  readonly watch: (told?: (findings: readonly Finding[]) => void) => void;
  /** Ends the watch, and the thread of the stylesheets if one was needed. */
  readonly close: () => void;
}

const WATCH_MS = 3000;

/** The formats of an installation whose communities lie in a folder, which need not be there. */
export function installedFormats(communitiesFolder: string): InstalledFormats {
  const engine = createXsltEngine();
  const house = { engine, readers: READABLE, description: IGSN_DESCRIPTION };
  const lists = {
    writable: [] as Format[],
    served: [] as Format[],
    readable: [] as ReadableFormat[],
    communities: [] as CommunityFormat[],
    profiles: [] as CompletenessProfile[],
    findings: [] as Finding[],
  };
  let state = '';
  const refresh = () => {
    const now = stateOf(communitiesFolder);
    fill(lists, communitiesFolder, house);
    state = now;
  };
  let timer: NodeJS.Timeout | undefined;
  refresh();
  return {
    ...lists,
    refresh,
    watch: (told) => {
      // A folder in which somebody is still working is left until it looks the same twice.
      let seen = state;
      const lookAgain = (): boolean => {
        try {
          const now = stateOf(communitiesFolder);
          const isSettled = now === seen;
          seen = now;
          if (!isSettled || now === state) return false;
          refresh();
          return true;
        } catch {
          // Another server replaces it while we read: what is in force stays, and the next look sees what stands then.
          return false;
        }
      };
      timer ??= setInterval(() => {
        if (!lookAgain()) return;
        if (lists.findings.length > 0) told?.(lists.findings);
      }, WATCH_MS);
      timer.unref();
    },
    close: () => {
      clearInterval(timer);
      engine.close();
    },
  };
}

/** The lists while they are filled. */
type Lists = {
  -readonly [Name in
    | 'writable'
    | 'served'
    | 'readable'
    | 'communities'
    | 'profiles'
    | 'findings']: InstalledFormats[Name][number][];
};

function fill(lists: Lists, folder: string, house: CommunityHouse): void {
  const { formats, findings } = loadCommunities(folder, house, FORMATS);
  const written = formats.filter(isWritable);
  const pages = (of: readonly CommunityFormat[]) => of.flatMap((one) => one.page ?? []);
  refill(lists.writable, [...FORMATS, ...written, ...pages(formats)]);
  refill(lists.served, [...FORMATS, ...written, ...pages(written)]);
  refill(lists.readable, [...READABLE, ...formats]);
  refill(lists.communities, formats);
  refill(lists.profiles, [...PROFILES, ...formats.flatMap(({ manifest }) => profileOf(manifest) ?? [])]);
  refill(lists.findings, findings);
}

/** What tells one state of the folder from another: names, sizes and times of change of all files in it. */
function stateOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder).filter((name) => !isPassedOver(name));
  return names
    .toSorted()
    .flatMap((name) => filesBelow(join(folder, name)))
    .join('\n');
}

function filesBelow(folder: string): readonly string[] {
  try {
    if (!statSync(folder).isDirectory()) return [];
    return readdirSync(folder)
      .toSorted()
      .map((name) => {
        const { size, mtimeMs, ino } = statSync(join(folder, name));
        return `${join(folder, name)} ${size} ${mtimeMs} ${ino}`;
      });
  } catch {
    // Taken away while we looked: the next look sees what stands then.
    return [`${folder} in change`];
  }
}

function isWritable(format: CommunityFormat): format is CommunityFormat & Format {
  return format.write !== undefined;
}
