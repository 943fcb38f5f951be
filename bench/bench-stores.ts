import { mkdtempSync, rmSync } from 'node:fs';
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

/** Makes and removes the stores of one run of the benchmarks. */
export class BenchStores {
  readonly engines: readonly Engine[];
  readonly #folder = mkdtempSync(join(tmpdir(), 'corestone-bench-'));
  readonly #postgresUrl: string | undefined;
  readonly #databases: string[] = [];
  readonly #filled = new Map<string, Promise<BenchPlace>>();
  #made = 0;

  constructor(postgresUrl: string | undefined) {
    this.#postgresUrl = postgresUrl;
    this.engines = postgresUrl === undefined ? ['sqlite'] : ['sqlite', 'postgres'];
  }

  /** A folder, and on PostgreSQL a database, that nobody has used. */
  async fresh(engine: Engine): Promise<BenchPlace> {
    const name = `bench_${process.pid}_${++this.#made}`;
    const data = join(this.#folder, name);
    if (engine === 'sqlite') return { engine, data, databaseUrl: '' };
    await this.#command(`create database ${name}`);
    this.#databases.push(name);
    const url = new URL(this.#postgresUrl!);
    url.pathname = `/${name}`;
    return { engine, data, databaseUrl: url.href };
  }

  /** A store with so many holes of the demonstration, all registered and confirmed; made once. */
  filled(engine: Engine, holes: number): Promise<BenchPlace> {
    const key = `${engine} ${holes}`;
    const made = this.#filled.get(key) ?? this.fill(engine, holes);
    this.#filled.set(key, made);
    return made;
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

  /** Such a store of one's own, to be changed at will. */
  async fill(engine: Engine, holes: number): Promise<BenchPlace> {
    const place = await this.fresh(engine);
    const files = await this.demoFiles(holes);
    await runScript<RegisteringRun>(new URL('./registering-run.ts', import.meta.url), { place, files });
    return place;
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
