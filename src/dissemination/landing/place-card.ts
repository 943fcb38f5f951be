import { isHidden } from '../../domain/registration/embargo.ts';
import { findHolesNear } from '../../store/read/find-holes-near.ts';
import { findRecords } from '../../store/read/find-records.ts';
import { findIndexHoles } from '../../store/search/find-index-holes.ts';
import type { Queries } from '../../store/store.ts';
import { localMap, type Neighbour, offsetM, type Point, type Track, trackOf } from '../drawing/map/local-map.ts';
import { mapName, positionMapAt } from '../drawing/map/position-map.ts';
import { type Html, html } from '../frame/html.ts';
import { measure, plain } from '../frame/quantity.ts';
import { mapQuery } from '../map/map-view.ts';
import { type PublicRecord, publicRecord } from '../public-record.ts';
import type { SharedReads } from '../shared-reads.ts';
import type { DrawingWords } from '../words/en/drawing.ts';
import type { Words } from '../words/words.ts';
import { degrees, position } from './group-rows.ts';

/** What is known of the surroundings of an object's position: holes near it, and where its own hole leads. */
export interface Surroundings {
  readonly neighbours: readonly Neighbour[];
  readonly track: Track | undefined;
}

const REACH_KM = 50;
const MOST_NEIGHBOURS = 6;
const KM_PER_DEGREE = 111.195;
const HERE_M = 0.5;
const MAP_ZOOM = 6;

/**
 * The holes within 50 km of an object, nearest first, at most six, and the course of its hole or of the hole itself. Nothing where the position
 * is not known or rounded today (ISO, UTC); `ownHole` is the IGSN of the hole that the object belongs to.
 */
export async function readPlace(
  db: Queries,
  { igsn, objectId, description, privacy }: PublicRecord,
  ownHole: string | null,
  today: string,
  shared?: SharedReads,
): Promise<Surroundings | undefined> {
  const { latitudeDeg, longitudeDeg, objectType } = description;
  const isRounded = privacy.withheld !== null && isHidden(privacy.withheld.until, today);
  if (latitudeDeg === undefined || longitudeDeg === undefined || objectType === 'expedition' || isRounded)
    return undefined;
  const own = { latitudeDeg, longitudeDeg };
  // Where no object is here the catalogue knows the others.
  const findNear = objectId === null ? findIndexHoles : findHolesNear;
  const near = await findNear(db, boxAround(own), today);
  const neighbours = near
    .filter((one) => one.igsn !== ownHole && one.igsn !== igsn)
    .map((one) => ({ ...one, distanceM: distance(own, one) }))
    .filter((one) => one.distanceM <= REACH_KM * 1000)
    .sort((one, other) => one.distanceM - other.distanceM);
  const findTrack = () => findCourse(db, ownHole, today);
  const key = `course ${today} ${ownHole}`;
  const track = objectType === 'hole' ? courseOf(description) : await (shared?.once(key, findTrack) ?? findTrack());
  return { neighbours: neighbours.slice(0, MOST_NEIGHBOURS), track };
}

/** The course of the hole that an object comes from, as far as it is public. */
async function findCourse(db: Queries, hole: string | null, today: string): Promise<Track | undefined> {
  const [record] = hole === null ? [] : await findRecords(db, [hole]);
  if (record === undefined || record.facts.state !== 'registered') return undefined;
  return courseOf(publicRecord(record, today).description);
}

/** How the card links to pages and to records, and its words. */
export interface PlaceOptions {
  readonly linkTo: (path: string) => string;
  readonly hrefOf: (igsn: string) => string;
  readonly words: Words;
}

/** Where it lies: a map of the region, one of the surroundings where there is something to see, and the holes near it. */
export function placeCard(
  { description }: PublicRecord,
  place: Surroundings | undefined,
  { linkTo, hrefOf, words }: PlaceOptions,
): Html | null {
  const { latitudeDeg, longitudeDeg } = description;
  if (latitudeDeg === undefined || longitudeDeg === undefined) return null;
  const { locality, city, province, country } = description;
  const where = [locality, city, province, country && words.country(country)];
  const named = [...where.filter((one) => one !== undefined), position(description, words)].join(', ');
  const shown = { latitudeDeg: roughly(latitudeDeg), longitudeDeg: roughly(longitudeDeg), zoom: MAP_ZOOM };
  const href = linkTo(`/maps/${mapName(latitudeDeg, longitudeDeg)}`);
  return html`<section class="card o4 clip" id="place"><header class="pad"><h2>${words.drawing.place}</h2><span class="sp sm mut">${degrees(description, words)}</span></header>${positionMapAt(href, words.drawing.map(named))}${place && surroundings({ latitudeDeg, longitudeDeg }, place, hrefOf, words.drawing)}<p class="near noprint sm"><a href="${linkTo(`/map${mapQuery(shown)}`)}" rel="nofollow">${words.drawing.openMap}</a></p></section>`;
}

/** A map of a few hundred kilometres needs no more. */
const roughly = (degree: number): number => Math.round(degree * 100) / 100;

function surroundings(
  own: Point,
  { neighbours, track }: Surroundings,
  hrefOf: (igsn: string) => string,
  drawing: DrawingWords,
): Html | null {
  const apart = neighbours.filter((one) => one.distanceM >= HERE_M);
  const drawn = apart.length === 0 && track === undefined ? null : localMap(own, apart, track, drawing.surroundings);
  const course = track && html`<p class="sm mut">${drawing.course(far(track.lengthM), plain(track.azimuthDeg))}</p>`;
  const items = neighbours.map(
    (one) =>
      html`<li><a class="m" href="${hrefOf(one.igsn)}">${one.combinedId}</a><span class="n mut sm">${one.distanceM < HERE_M ? drawing.samePlace : far(one.distanceM)}</span></li>`,
  );
  const list = items.length > 0 && html`<h3>${drawing.holesNear}</h3><ul>${items}</ul>`;
  return drawn === null && items.length === 0 ? null : html`${drawn}<div class="near">${course}${list}</div>`;
}

function far(lengthM: number): string {
  if (lengthM >= 10_000) return measure(plain(Math.round(lengthM / 1000)), 'km');
  return lengthM >= 1000
    ? measure(plain(Math.round(lengthM / 100) / 10), 'km')
    : measure(plain(Math.round(lengthM)), 'm');
}

function distance(own: Point, other: Point): number {
  const { eastM, northM } = offsetM(own, other);
  return Math.hypot(eastM, northM);
}

function boxAround({ latitudeDeg, longitudeDeg }: Point) {
  const high = REACH_KM / KM_PER_DEGREE;
  const wide = Math.min(180, high / Math.max(0.01, Math.cos((latitudeDeg * Math.PI) / 180)));
  return {
    southDeg: latitudeDeg - high,
    northDeg: latitudeDeg + high,
    westDeg: longitudeDeg - wide,
    eastDeg: longitudeDeg + wide,
  };
}

/** Where the straight course of a hole leads, by its length, inclination and direction; undefined for anything else, and where one is not known. */
export function courseOf({ objectType, stated, lengthM }: PublicRecord['description']): Track | undefined {
  if (objectType !== 'hole') return undefined;
  const numberOf = (field: string) => {
    const value = stated.find((one) => one.field === field)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  return trackOf(numberOf('total_depth_m') ?? lengthM, numberOf('inclination_deg'), numberOf('direction_deg'));
}
