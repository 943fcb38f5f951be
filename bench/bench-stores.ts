import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { generateExpedition } from '../src/demo/cosc-expedition.ts';
import { writeDemoFiles } from '../src/demo/write-demo-files.ts';
import type { Engine } from '../src/store/store.ts';
import { runScript } from './child-process.ts';
import type { RegisteringRun } from './registering-run.ts';

/** Where a store of the benchmarks lies. An empty `databaseUrl` means the embedded one in `data`. */
export interface BenchPlace {
  readonly engine: Engine;
  readonly data: string;
  readonly databaseUrl: string;
}

/** A store that takes long to make, and what was noted while it was made. */
export interface KeptStore<T> {
  readonly place: BenchPlace;
  readonly noted: T;
}

/** Makes and removes the stores of one run of the benchmarks; large ones outlive it where a folder for them is named. */
export class BenchStores {
  readonly engines: readonly Engine[];
  readonly #folder = mkdtempSync(join(tmpdir(), 'corestone-bench-'));
  readonly #postgresUrl: string | undefined;
  readonly #keptIn: string | undefined;
  readonly #databases: string[] = [];
  readonly #kept = new Map<string, Promise<KeptStore<unknown>>>();
  #made = 0;

  constructor(postgresUrl: string | undefined, keptIn?: string) {
    this.#postgresUrl = postgresUrl;
    this.#keptIn = keptIn;
    this.engines = postgresUrl === undefined ? ['sqlite'] : ['sqlite', 'postgres'];
  }

  /** A folder, and on PostgreSQL a database, that nobody has used. */
  async fresh(engine: Engine): Promise<BenchPlace> {
    const name = `bench_${process.pid}_${++this.#made}`;
    const place = this.#placeOf(engine, this.#folder, name);
    if (engine === 'postgres') {
      await this.#command(`create database ${name}`);
      this.#databases.push(name);
    }
    return place;
  }

  /**
   * A store that is not changed by whoever measures it: made once in a run, and once for all where a folder keeps them. `make` fills
   * it and returns what is to be noted of that. A store that was only half made is made again.
   */
  async kept<T>(engine: Engine, name: string, make: (place: BenchPlace) => Promise<T>): Promise<KeptStore<T>> {
    const key = `${engine}_${name.replace(/\W/g, '_')}`;
    const made = this.#kept.get(key) ?? this.#makeKept(engine, key, make);
    this.#kept.set(key, made);
    return (await made) as KeptStore<T>;
  }

  /** A store with so many holes of the demonstration, all registered and confirmed. */
  async filled(engine: Engine, holes: number): Promise<BenchPlace> {
    const { place } = await this.kept(engine, `holes_${holes}`, (empty) => this.fill(empty, holes));
    return place;
  }

  /** The tables of so many holes of the demonstration as files; their paths in the order of import. */
  demoFiles(holes: number): Promise<readonly string[]> {
    return writeDemoFiles(join(this.#folder, `files-${holes}`), generateExpedition({ scale: holes }));
  }

  /** A path for a file of a benchmark. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Removes one store early, to keep the disk and PostgreSQL's memory free. */
  async remove(place: BenchPlace): Promise<void> {
    rmSync(place.data, { recursive: true, force: true });
    const name = place.databaseUrl === '' ? undefined : new URL(place.databaseUrl).pathname.slice(1);
    if (name !== undefined) await this.#drop(name);
  }

  /** Removes everything that was made. */
  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    for (const name of [...this.#databases]) await this.#drop(name);
  }

  /** Imports so many holes of the demonstration into a place and registers them, until all are confirmed. */
  async fill(place: BenchPlace, holes: number): Promise<void> {
    const files = await this.demoFiles(holes);
    await runScript<RegisteringRun>(new URL('./registering-run.ts', import.meta.url), { place, files });
  }

  async #makeKept<T>(engine: Engine, key: string, make: (place: BenchPlace) => Promise<T>): Promise<KeptStore<T>> {
    if (this.#keptIn === undefined) {
      const place = await this.fresh(engine);
      return { place, noted: await make(place) };
    }
    const name = `bench_${key}`;
    const place = this.#placeOf(engine, this.#keptIn, name);
    const mark = join(this.#keptIn, `${name}.json`);
    if (existsSync(mark)) return { place, noted: JSON.parse(readFileSync(mark, 'utf8')) as T };
    rmSync(place.data, { recursive: true, force: true });
    mkdirSync(place.data, { recursive: true });
    if (engine === 'postgres') {
      await this.#command(`drop database if exists ${name} with (force)`);
      await this.#command(`create database ${name}`);
    }
    const noted = await make(place);
    writeFileSync(mark, JSON.stringify(noted ?? null));
    return { place, noted };
  }

  #placeOf(engine: Engine, folder: string, name: string): BenchPlace {
    const data = join(folder, name);
    if (engine === 'sqlite') return { engine, data, databaseUrl: '' };
    const url = new URL(this.#postgresUrl!);
    url.pathname = `/${name}`;
    return { engine, data, databaseUrl: url.href };
  }

  async #drop(name: string): Promise<void> {
    if (!this.#databases.includes(name)) return;
    this.#databases.splice(this.#databases.indexOf(name), 1);
    await this.#command(`drop database ${name} with (force)`);
  }

  async #command(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#postgresUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}
