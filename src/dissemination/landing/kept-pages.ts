import { totalmem } from 'node:os';
import type { Language } from '../../domain/language.ts';
import { timesRefilled } from '../../formats/community/live-list.ts';
import type { Format } from '../../formats/format.ts';
import { publicMarkFinder } from '../../store/read/find-public-mark.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { BoundedMemory } from '../resolver/bounded-memory.ts';
import type { PackedPage } from './send-packed.ts';

/** The part of the memory of this machine, or of what the process may have of it, that pages may take: 16 kB a page. */
const SHARE_OF_MEMORY = 0.02;
/** A thousand pages, and seven and a half thousand: what hundreds of readers look at within minutes. */
const LEAST_BYTES = 16_000_000;
const MOST_BYTES = 120_000_000;
const LONGEST_ADDRESS = 200;
/** About what the header fields of a page take. */
const FIELDS_BYTES = 4000;
/** On PostgreSQL the question what changed goes over a wire; its answer serves so long. */
const REST_MS = 50;
/**
 * Longer than this no page is shown without being made anew: of two processes that write at once, the trail of the one that
 * commits later may not be the latest entry.
 */
const LIFE_MS = 300_000;

/** Pages that were sent and may be sent again while nothing changed. */
export interface KeptPages {
  /**
   * What stands for everything that a page is made from, now: the change mark of the store, the day, the agent's profile. No
   * promise where another request has just asked.
   */
  readonly mark: () => string | Promise<string>;
  /** Whether there was a page of an address (path and query) in a language, whatever its mark. */
  readonly has: (asked: Omit<PageAsked, 'mark'>) => boolean;
  /** The page of an address in a language, made under this mark; undefined when there is none. */
  readonly find: (asked: PageAsked) => PackedPage | undefined;
  readonly keep: (asked: PageAsked, page: PackedPage) => void;
}

/** Which page is asked for: its address (path and query), the language to answer in, and the mark at the time of asking. */
export interface PageAsked {
  readonly address: string;
  readonly language: Language;
  readonly mark: string;
}

interface Kept {
  readonly mark: string;
  /** How often the formats had changed that the page offers. */
  readonly refilled: number;
  readonly madeAtMs: number;
  readonly page: PackedPage;
}

/** Keeps pages for one server. A page goes when anything changes, at the end of the day (UTC), or after five minutes. */
export function keptPages(face: PublicFace, formats: readonly Format[]): KeptPages {
  const known = new BoundedMemory<Kept>(({ page }) => page.packed.length + FIELDS_BYTES, roomForPages());
  return {
    mark: askedSeldom(face),
    has: ({ address, language }) => known.get(keyOf(address, language)) !== undefined,
    find: ({ address, language, mark }) => {
      const key = keyOf(address, language);
      const kept = known.touch(key);
      if (kept === undefined) return undefined;
      const isOffered = kept.refilled === timesRefilled(formats);
      if (isOffered && kept.mark === mark && face.now().getTime() - kept.madeAtMs < LIFE_MS) return kept.page;
      known.forget(key);
      return undefined;
    },
    keep: ({ address, language, mark }, page) => {
      if (address.length > LONGEST_ADDRESS) return;
      known.keep(keyOf(address, language), {
        mark,
        refilled: timesRefilled(formats),
        madeAtMs: face.now().getTime(),
        page,
      });
    },
  };
}

/** How many bytes pages may take: 80 MB where a process may have 4 GB. */
function roomForPages(): number {
  // Without a bound of its own a process is told 0, or more than there is.
  const memory = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return Math.min(MOST_BYTES, Math.max(LEAST_BYTES, memory * SHARE_OF_MEMORY));
}

/** One page an address and language: the language may come from the address, a cookie or a header. */
function keyOf(address: string, language: Language): string {
  return `${language} ${address}`;
}

/**
 * Asks for the mark. Requests of one turn of the event loop share the answer, on PostgreSQL those of 50 ms, but never over a commit of this
 * process. Where it costs next to nothing to see that nobody at all has committed, what was told before stands, and nothing is waited for.
 */
function askedSeldom(face: PublicFace): KeptPages['mark'] {
  const { store } = face;
  const findMark = publicMarkFinder(store.read);
  let shared: string | Promise<string> | undefined;
  let seenCommits = -1;
  let known: { readonly version: number; readonly mark: string } | undefined;
  const ask = (): string | Promise<string> => {
    // Looked at first: what is committed meanwhile makes the next one ask again.
    const version = store.version();
    const beside = ` ${todayOf(face)} ${JSON.stringify(face.agent)}`;
    if (version !== undefined && known?.version === version) return known.mark + beside;
    return findMark().then((mark) => {
      if (version !== undefined) known = { version, mark };
      return mark + beside;
    });
  };
  return () => {
    if (shared !== undefined && seenCommits === store.commits()) return shared;
    seenCommits = store.commits();
    const answer = ask();
    const forget = () => {
      if (shared === answer || shared === told) shared = undefined;
    };
    let told: string | undefined;
    shared = answer;
    if (store.engine === 'postgres') setTimeout(forget, REST_MS).unref();
    else setImmediate(forget);
    if (answer instanceof Promise)
      answer.then((mark) => {
        told = mark;
        if (shared === answer) shared = mark;
      }, forget);
    return answer;
  };
}
