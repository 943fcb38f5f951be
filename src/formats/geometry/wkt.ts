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

function pairs(positions: readonly Position[]): string {
  return positions.map((one) => `${plain(one.longitudeDeg)} ${plain(one.latitudeDeg)}`).join(', ');
}

function triples(spots: readonly Spot[]): string {
  return spots.map((one) => `${pairs([one])} ${plain(one.elevationM ?? 0)}`).join(', ');
}

function plain(value: number): string {
  return legalDecimal(value) ?? '0';
}
