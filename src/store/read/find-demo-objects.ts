import type { Queries } from '../store.ts';

/** Objects of the demonstration expedition that its repository shows. */
export interface DemoObjects {
  /** Names of the core boxes, down the hole. */
  readonly boxes: readonly string[];
  /** Names of some samples of each request, by its number, down the hole. */
  readonly samples: ReadonlyMap<string, readonly string[]>;
  /** Keys of the requests by their number. */
  readonly requests: ReadonlyMap<string, string>;
  /** Working halves of which nothing was taken, from the top: their keys. */
  readonly halves: readonly string[];
  /** Sections that get a picture: those of the halves, and those of the run that pages and labels show. */
  readonly pictured: readonly {
    readonly id: string;
    readonly combinedId: string;
    readonly lengthCm: number;
    readonly rock: string;
  }[];
  /** IGSNs of the sections of that run. */
  readonly cited: readonly string[];
}

/** The run that pages and labels show. */
const SHOWN_RUN = '19';

/** Finds them: so many free halves of at least so many cm, and at most so many samples of each request. */
export async function findDemoObjects(
  db: Queries,
  mostHalves: number,
  leastCm: number,
  mostSamples: number,
): Promise<DemoObjects> {
  const ofType = (type: string) => db.selectFrom('tree_object as t').where('t.type', '=', type).orderBy('t.path');
  const boxes = await ofType('core_box').select('t.combined_id').execute();
  const requests = await ofType('sample_request').select(['t.id', 't.name']).execute();
  const samples = await ofType('sample')
    .innerJoin('sample as x', 'x.id', 't.id')
    .select(['t.combined_id', 'x.sample_request'])
    .where('x.sample_request', 'is not', null)
    .execute();
  const halves = await ofType('split')
    .innerJoin('split as s', 's.id', 't.id')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .innerJoin('section as x', 'x.id', 'p.id')
    .where('s.sampleable', '=', 1)
    .where('x.curated_length_m', '>=', leastCm / 100)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('tree_object as c').select('c.id').whereRef('c.parent_id', '=', 't.id'))),
    )
    .select(['t.id', 'p.id as section'])
    .limit(mostHalves)
    .execute();
  const shown = halves.map((one) => one.section);
  const sections = await ofType('section')
    .innerJoin('section as x', 'x.id', 't.id')
    .innerJoin('tree_object as r', 'r.id', 't.parent_id')
    .where(({ or, eb }) => or([eb('t.id', 'in', shown), eb('r.name', '=', SHOWN_RUN)]))
    .select(['t.id', 't.combined_id', 't.igsn', 'r.name as run', 'x.curated_length_m', 'x.rock_type'])
    .execute();
  const byRequest = Map.groupBy(samples, (one) => one.sample_request!);
  return {
    boxes: boxes.map((one) => one.combined_id),
    samples: new Map(
      [...byRequest].map(([number, some]) => [number, some.slice(0, mostSamples).map((one) => one.combined_id)]),
    ),
    requests: new Map(requests.map((one) => [one.name, one.id])),
    halves: halves.map((one) => one.id),
    pictured: sections.map((one) => ({
      id: one.id,
      combinedId: one.combined_id,
      lengthCm: Math.round((one.curated_length_m ?? 0) * 100),
      rock: one.rock_type ?? '',
    })),
    cited: sections.flatMap((one) => (one.run === SHOWN_RUN && one.igsn !== null ? [one.igsn] : [])),
  };
}
