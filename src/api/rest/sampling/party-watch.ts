import type { House } from '../../../context.ts';
import type { PartyPresence } from '../../../domain/curation/sampling-party.ts';
import { whoIsHere } from '../../../operations/curation/party/view-party.ts';
import { samplingStore } from '../../../store/ports/sampling-store.ts';
import { findPartySeqs } from '../../../store/read/list-sampling-parties.ts';

const LOOK_MS = 250;
/** Who is here is looked at every so many looks. */
const PRESENCE_EVERY = 8;

/** Somebody who wants to know of a party. */
export interface PartyListener {
  readonly partyId: string;
  readonly changed: (seq: number) => void;
  readonly presence: (all: readonly PartyPresence[]) => void;
  readonly closed: () => void;
}

/**
 * Looks at the parties that anybody listens to, four times a second with one question for all, and who is there every two seconds; what another process committed is seen
 * too. Nothing is asked while nobody listens.
 */
export class PartyWatch {
  readonly #house: Pick<House, 'store' | 'now'>;
  readonly #listeners = new Map<PartyListener, number>();
  readonly #shown = new Map<PartyListener, string>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  #isAsked = false;
  #looks = 0;

  constructor(house: Pick<House, 'store' | 'now'>) {
    this.#house = house;
  }

  /** Tells a listener of what changes from now on; `seq` is what it says it knows. The returned function ends it. */
  listen(listener: PartyListener, seq: number): () => void {
    this.#listeners.set(listener, seq);
    this.#timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    void this.look(true);
    return () => {
      this.#listeners.delete(listener);
      this.#shown.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Tells all listeners that the server stops. */
  close(): void {
    this.#stop();
    for (const { closed } of this.#listeners.keys()) closed();
  }

  /** Looks now, for what this process did itself; with `isAsked` at who is there, too. */
  async look(isAsked = false): Promise<void> {
    this.#isAsked ||= isAsked;
    if (this.#isLooking || this.#listeners.size === 0) return;
    this.#isLooking = true;
    const withPresence = this.#isAsked || this.#looks++ % PRESENCE_EVERY === 0;
    this.#isAsked = false;
    try {
      const ids = [...new Set(this.#listeners.keys().map((one) => one.partyId))];
      const { store } = this.#house;
      for (const [id, seq] of await findPartySeqs(store.read, store.engine, ids)) this.#tellSeq(id, seq);
      if (withPresence) for (const id of ids) await this.#tellPresence(id);
    } catch {
      // A store that does not answer for a moment is asked again.
    } finally {
      this.#isLooking = false;
    }
  }

  #tellSeq(id: string, seq: number): void {
    for (const [one, known] of this.#listeners) {
      if (one.partyId !== id || known >= seq) continue;
      this.#listeners.set(one, seq);
      one.changed(seq);
    }
  }

  async #tellPresence(id: string): Promise<void> {
    const { store, now } = this.#house;
    const all = await whoIsHere({ sampling: samplingStore(store.read, store.engine) }, id, now());
    const saying = JSON.stringify(all.map(({ at: _, ...rest }) => rest));
    for (const one of this.#listeners.keys()) {
      if (one.partyId !== id || this.#shown.get(one) === saying) continue;
      this.#shown.set(one, saying);
      one.presence(all);
    }
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
