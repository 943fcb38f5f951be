import { mkdirSync } from 'node:fs';
import { decideSettings } from '../src/config/read-settings.ts';
import { buildHouse, type House } from '../src/context.ts';
import type { BenchPlace } from './bench-stores.ts';

/** A migrated house at a place, with the recorded upstream, and settings by flag beside. */
export function benchHouse(place: BenchPlace, more: Readonly<Record<string, string>> = {}): Promise<House> {
  mkdirSync(place.data, { recursive: true });
  const flags = {
    data: place.data,
    'database-url': place.databaseUrl,
    upstream: 'recorded',
    'log-level': 'error',
    ...more,
  };
  return buildHouse(decideSettings({ flags, environment: {}, file: {} }));
}

/** The options that lead a command of Corestone to a place. */
export function placeOptions(place: BenchPlace): string[] {
  return ['--data', place.data, ...(place.databaseUrl === '' ? [] : ['--database-url', place.databaseUrl])];
}
