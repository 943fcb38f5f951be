/** What waits of one client along one route; both are empty where nobody is named. */
export interface Queue {
  readonly route: string;
  readonly client: string;
}

/** States of rows that can be claimed: never tried, to be tried again, and claimed by a worker that died. */
export const CLAIMED_STATES = ['pending', 'retry', 'submitted'] as const;

/** One of {@link CLAIMED_STATES}. */
export type ClaimedState = (typeof CLAIMED_STATES)[number];

/** For how long who waits is remembered: a client new in line waits no longer for being seen, and few claims look for it. */
const REMEMBERED_MS = 250;

/**
 * Whose turn it is along one lane: each claim begins behind the client that was served last, and with another state. So the share of
 * a client, and of what failed before, is the same whether a claim takes one row or hundreds.
 */
export class ClaimTurn {
  #last: Queue | undefined;
  /** How often each queue that waits was served. */
  #served = new Map<string, number>();
  #found: { readonly queues: readonly Queue[]; readonly atMs: number } | undefined;

  /** Who waited a moment ago, in turn; undefined where that is too long ago. */
  remembered(): readonly Queue[] | undefined {
    const found = this.#found;
    if (found === undefined || performance.now() - found.atMs > REMEMBERED_MS) return undefined;
    return this.order(found.queues);
  }

  /** Takes note of who waits now; in turn. */
  remember(queues: readonly Queue[]): readonly Queue[] {
    this.#found = { queues, atMs: performance.now() };
    this.#served = new Map(queues.map((one) => [nameOf(one), this.#served.get(nameOf(one)) ?? 0]));
    return this.order(queues);
  }

  /** The queues in the order in which they are served now. */
  order(queues: readonly Queue[]): readonly Queue[] {
    const sorted = queues.toSorted(compare);
    const last = this.#last;
    const first = last === undefined ? -1 : sorted.findIndex((one) => compare(one, last) > 0);
    return first <= 0 ? sorted : [...sorted.slice(first), ...sorted.slice(0, first)];
  }

  /**
   * The states in the order in which a queue gives rows of them now; asked once each time that it is served. Counted by queue: were it
   * by claim, the turns of three clients would fall together with those of the three states.
   */
  states(queue: Queue): readonly ClaimedState[] {
    const times = this.#served.get(nameOf(queue)) ?? 0;
    this.#served.set(nameOf(queue), times + 1);
    const first = times % CLAIMED_STATES.length;
    return [...CLAIMED_STATES.slice(first), ...CLAIMED_STATES.slice(0, first)];
  }

  /** Takes note of the queue that was served last. */
  note(queue: Queue): void {
    this.#last = queue;
  }
}

const nameOf = ({ route, client }: Queue): string => JSON.stringify([route, client]);

function compare(one: Queue, other: Queue): number {
  if (one.route !== other.route) return one.route < other.route ? -1 : 1;
  if (one.client === other.client) return 0;
  return one.client < other.client ? -1 : 1;
}
