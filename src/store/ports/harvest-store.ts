import type { HarvestPort } from '../../operations/harvest/harvest-ports.ts';
import type { Engine, Queries } from '../store.ts';
import { harvestRuns } from './harvest-runs.ts';
import { harvestSources } from './harvest-sources.ts';
import { harvestedRecords } from './harvested-records.ts';
import { readAgain } from './read-again.ts';
import { shownRecords } from './shown-records.ts';

/** What is harvested from others, inside one transaction. `now` is UTC, ISO 8601. */
export function harvestStore(db: Queries, engine: Engine, now: () => string): HarvestPort {
  return {
    ...harvestSources(db),
    ...harvestRuns(db, engine),
    ...harvestedRecords(db, engine, now),
    ...readAgain(db, engine),
    ...shownRecords(db, engine, now),
  };
}
