import { type RawBuilder, sql } from 'kysely';
import type { Box } from '../../domain/description/place.ts';
import type { Engine, Queries } from '../store.ts';
import { matching, type Prepared } from './matching.ts';
import { idsOfType } from './search-index.ts';

/** How places are gathered: those of a box (west greater than east crosses the 180th meridian), in cells so large (degrees). */
export interface CellGrid {
  readonly box: Box;
  readonly widthDeg: number;
  readonly heightDeg: number;
}

/**
 * Holes and samples of one cell: how many, at how many different places, their middle and the box around them (WGS 84). `first` is one of them, a hole
 * where there is one. Of samples only those are counted that lie where no hole is.
 */
export interface PlaceCell {
  readonly holes: number;
  readonly samples: number;
  readonly places: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly box: Box;
  readonly first: number;
}

interface CellRow {
  readonly holes: number;
  readonly samples: number;
  readonly places: number;
  readonly latitude_deg: number;
  readonly longitude_deg: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly first: number;
}

/**
 * Gathers everything public that has a position, own and harvested, in one question that reads the index over places once; with `found` only
 * what a search finds. Cells without anything are not among them; what lies at the same place as a hole counts with the hole. In order from
 * north to south.
 */
export async function findPlaceCells(
  db: Queries,
  engine: Engine,
  grid: CellGrid,
  found?: Prepared,
): Promise<readonly PlaceCell[]> {
  const { from, where } = found === undefined ? EVERYTHING : matching(found);
  const [firstHole, behindHoles] = idsOfType('hole');
  const row = cellOf(engine, sql`latitude`, grid.heightDeg);
  const column = cellOf(engine, sql`longitude`, grid.widthDeg);
  const { rows } = await sql<CellRow>`with places as (
      select e.latitude_deg as latitude, e.longitude_deg as longitude, min(e.id) as first, count(*) as objects,
        sum(case when e.id < ${behindHoles} then 1 else 0 end) as holes
      from ${from}
      where e.latitude_deg is not null and e.longitude_deg is not null and ${inside(grid.box)} and e.id >= ${firstHole}
        and ${where}
      group by e.latitude_deg, e.longitude_deg)
    select sum(holes) as holes, sum(case when holes = 0 then objects else 0 end) as samples, count(*) as places,
      avg(latitude) as latitude_deg, avg(longitude) as longitude_deg, min(longitude) as west, max(longitude) as east,
      min(latitude) as south, max(latitude) as north, min(first) as first
    from places group by ${row}, ${column} order by ${row} desc, ${column}`.execute(db);
  return rows.map((one) => ({
    holes: Number(one.holes),
    samples: Number(one.samples),
    places: Number(one.places),
    latitudeDeg: Number(one.latitude_deg),
    longitudeDeg: Number(one.longitude_deg),
    box: { westDeg: one.west, eastDeg: one.east, southDeg: one.south, northDeg: one.north },
    first: Number(one.first),
  }));
}

const EVERYTHING = { from: sql`search_entry as e`, where: sql<boolean>`1 = 1` };

/** The number of a cell, counted from the south or the west; what is cut off was positive, so both engines cut alike. */
function cellOf(engine: Engine, degrees: RawBuilder<unknown>, sizeDeg: number): RawBuilder<number> {
  const size = sql.raw(sizeDeg.toFixed(8));
  const cells = sql`(${degrees} + 180.0) / ${size}`;
  return engine === 'sqlite' ? sql<number>`cast(${cells} as integer)` : sql<number>`floor(${cells})`;
}

function inside({ westDeg, eastDeg, southDeg, northDeg }: Box): RawBuilder<boolean> {
  const longitude =
    westDeg <= eastDeg
      ? sql<boolean>`e.longitude_deg between ${westDeg} and ${eastDeg}`
      : sql<boolean>`(e.longitude_deg >= ${westDeg} or e.longitude_deg <= ${eastDeg})`;
  return sql<boolean>`e.latitude_deg between ${southDeg} and ${northDeg} and ${longitude}`;
}
