import type { Presence } from '../../../domain/station/station-live.ts';

const KEPT_MS = 60_000;

/** Who is where, by expedition and station, for 60 s after the last word. Kept in this process alone. */
export class PresenceBoard {
  readonly #byExpedition = new Map<string, Map<string, Presence>>();

  /** Takes somebody's word; true where it says anything new beside the time. */
  put(expeditionId: string, presence: Presence): boolean {
    const stations = this.#byExpedition.get(expeditionId) ?? new Map<string, Presence>();
    this.#byExpedition.set(expeditionId, stations);
    const before = stations.get(presence.station);
    stations.set(presence.station, presence);
    return before === undefined || sayingOf(before) !== sayingOf(presence);
  }

  /** Who is there at a moment, by the name of the station. */
  at(expeditionId: string, now: Date): readonly Presence[] {
    const stations = this.#byExpedition.get(expeditionId);
    if (stations === undefined) return [];
    for (const [station, { at }] of stations) if (Date.parse(at) + KEPT_MS < now.getTime()) stations.delete(station);
    if (stations.size === 0) this.#byExpedition.delete(expeditionId);
    return [...stations.values()].toSorted((one, other) => (one.station < other.station ? -1 : 1));
  }
}

const sayingOf = ({ person, screen, objectId }: Presence): string => JSON.stringify([person, screen, objectId]);
