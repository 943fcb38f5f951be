import type { Position } from '../../domain/description/place.ts';
import { legalDecimal } from '../legal-values.ts';
import { type Geometry, ringOf, type Spot } from './main-geometry.ts';

/**
 * A shape as well-known text (OGC 06-103r4), longitude first; with a third coordinate where every position has a height and
 * `withHeight` is set.
 */
export function toWkt(geometry: Geometry, withHeight = false): string {
  if (geometry.kind === 'polygon') return `POLYGON((${pairs(geometry.ring)}))`;
  if (geometry.kind === 'box') return `POLYGON((${pairs(ringOf(geometry.box))}))`;
  const spots = geometry.kind === 'point' ? [geometry.at] : geometry.along;
  const isHigh = withHeight && spots.every((one) => one.elevationM !== undefined);
  const name = geometry.kind === 'point' ? 'POINT' : 'LINESTRING';
  return isHigh ? `${name} Z(${triples(spots)})` : `${name}(${pairs(spots)})`;
}

const SHAPE = /^\s*(?:SRID=\d+;\s*)?(POINT|LINESTRING|POLYGON)\s*Z?\s*\(([\s\d.eE,()+-]*)\)\s*$/i;

/**
 * Reads a point, line or polygon (its outer ring) of well-known text, longitude first. Undefined for other shapes, for what
 * is no text of this kind and for positions off the globe.
 */
export function fromWkt(text: string): Geometry | undefined {
  const [, name = '', body = ''] = SHAPE.exec(text) ?? [];
  const first = name.toUpperCase() === 'POLYGON' ? (/^\s*\(([^()]*)\)/.exec(body)?.[1] ?? '') : body;
  const spots = first.split(',').map(spotOf);
  if (name === '' || !spots.every((one) => one !== undefined)) return undefined;
  const [at] = spots;
  if (name.toUpperCase() === 'POINT') return at !== undefined && spots.length === 1 ? { kind: 'point', at } : undefined;
  if (name.toUpperCase() === 'LINESTRING') return spots.length > 1 ? { kind: 'line', along: spots } : undefined;
  return isRing(spots) ? { kind: 'polygon', ring: spots.map(flat) } : undefined;
}

function spotOf(text: string): Spot | undefined {
  const parts = text.trim().split(/\s+/).map(Number);
  const [longitudeDeg = Number.NaN, latitudeDeg = Number.NaN, elevationM] = parts;
  const isOn = Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90;
  if (!isOn || text.trim() === '' || parts.length > 3 || Number.isNaN(elevationM)) return undefined;
  return { longitudeDeg, latitudeDeg, ...(elevationM !== undefined && { elevationM }) };
}

function isRing(spots: readonly Position[]): boolean {
  const [first] = spots;
  const last = spots.at(-1);
  if (first === undefined || last === undefined || spots.length < 4) return false;
  return first.longitudeDeg === last.longitudeDeg && first.latitudeDeg === last.latitudeDeg;
}

function flat({ longitudeDeg, latitudeDeg }: Spot): Position {
  return { longitudeDeg, latitudeDeg };
}

function pairs(positions: readonly Position[]): string {
  return positions.map((one) => `${plain(one.longitudeDeg)} ${plain(one.latitudeDeg)}`).join(', ');
}

function triples(spots: readonly Spot[]): string {
  return spots.map((one) => `${pairs([one])} ${plain(one.elevationM ?? 0)}`).join(', ');
}

function plain(value: number): string {
  return legalDecimal(value) ?? '0';
}
