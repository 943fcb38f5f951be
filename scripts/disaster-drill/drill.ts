import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { call, type Ended } from '../../test/store/child-process.ts';

/** Where a store lies, as flags of a command. */
export type Flags = readonly string[];

/** A drill: an installation with a backup, and steps that are timed. */
export class Drill {
  readonly folder: string;
  readonly #serverUrl: string;
  readonly #say: (line: string) => void;
  readonly #steps: (readonly [disaster: string, step: string, seconds: number])[] = [];
  #disaster = '';

  constructor(folder: string, serverUrl: string, say: (line: string) => void) {
    this.folder = folder;
    this.#serverUrl = serverUrl;
    this.#say = say;
  }

  /** Where backups lie, and the file with their passphrase. */
  get backups(): string {
    return join(this.folder, 'backups');
  }

  get passphrase(): readonly string[] {
    return ['--backup-passphrase-file', join(this.folder, 'passphrase')];
  }

  /** The installation on PostgreSQL that everything happens to. */
  get installation(): { readonly data: string; readonly flags: Flags } {
    const data = join(this.folder, 'data');
    return { data, flags: ['--data', data, '--database-url', this.databaseUrl('corestone')] };
  }

  databaseUrl(name: string): string {
    const url = new URL(this.#serverUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Fills the installation with the demonstration expedition, and backs it up. */
  async prepare(): Promise<void> {
    this.begin('before');
    writeFileSync(join(this.folder, 'passphrase'), 'a sentence that is also on paper\n', { mode: 0o600 });
    await this.database('create database corestone');
    await this.run('demonstration expedition filled and registered', [
      'demo',
      '--no-serve',
      ...this.installation.flags,
    ]);
    // A first package makes the key that packages are signed with.
    const out = join(this.folder, 'first.corestone');
    await this.run('package handed over', ['export', 'package', '5054', '--out', out, ...this.installation.flags]);
    await this.run('backup, encrypted, proved by a trial restore', [
      'backup',
      this.backups,
      '--trial',
      ...this.passphrase,
      ...this.installation.flags,
    ]);
  }

  /** Names the disaster whose steps follow. */
  begin(disaster: string): void {
    this.#disaster = disaster;
    this.#say(`\n== ${disaster}`);
  }

  /** Runs a command of Corestone that must end with 0; its time is a step. */
  async run(step: string, words: readonly string[]): Promise<Ended> {
    const ended = await call([...words]);
    assert.equal(ended.status, 0, `${words.join(' ')}: ${ended.error}${ended.out.slice(-2000)}`);
    this.#note(step, ended.ms);
    return ended;
  }

  /** Runs a command that must fail, and say why. */
  async refused(step: string, words: readonly string[], why: RegExp): Promise<void> {
    const ended = await call([...words]);
    assert.notEqual(ended.status, 0, words.join(' '));
    assert.match(ended.error + ended.out, why);
    this.#note(`${step}: refused, “${why.exec(ended.error + ended.out)![0]}”`, ended.ms);
  }

  /** Times anything else. */
  async time<T>(step: string, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.#note(step, performance.now() - started);
    return result;
  }

  /** Says one thing to the server of databases. */
  async database(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  /** The steps as a table of Markdown. */
  table(): string {
    const rows = this.#steps.map(([disaster, step, seconds]) => `| ${disaster} | ${step} | ${seconds.toFixed(1)} |`);
    return ['| lost | step | seconds |', '|---|---|---|', ...rows].join('\n');
  }

  #note(step: string, ms: number): void {
    this.#steps.push([this.#disaster, step, ms / 1000]);
    this.#say(`${(ms / 1000).toFixed(1).padStart(7)} s  ${step}`);
  }
}
