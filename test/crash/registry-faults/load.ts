import { setTimeout as sleep } from 'node:timers/promises';

/** What clients were told for good. */
export interface Acknowledged {
  /** Identifiers that clients chose. */
  readonly chosen: Set<string>;
  /** Titles by the identifier that was made up for them. */
  readonly minted: Map<string, string>;
  /** Ids of the jobs that were taken, with the number of their items. */
  readonly jobs: Map<string, number>;
  /** Requests that broke, so that nobody knows what became of them. */
  broken: number;
}

/** A load of clients on some servers, until it is told to stop. */
export class Load {
  readonly told: Acknowledged = { chosen: new Set(), minted: new Map(), jobs: new Map(), broken: 0 };
  readonly #ports: readonly number[];
  readonly #authorization: string;
  readonly #clients: Promise<void>[] = [];
  #isStopping = false;
  #next = 0;

  constructor(ports: readonly number[], account: string, password: string) {
    this.#ports = ports;
    this.#authorization = `Basic ${Buffer.from(`${account}:${password}`).toString('base64')}`;
  }

  /** Begins so many clients that register single identifiers, and as many that let some be made up. */
  begin(clients: number): void {
    for (let n = 0; n < clients; n++) {
      this.#clients.push(this.#registerChosen(), this.#registerMinted());
    }
  }

  /** Brings a job until somebody takes it; the same key makes sure that it is taken once. */
  async bringJob(name: string, items: number): Promise<void> {
    const lines = Array.from({ length: items }, (_, n) => line({ igsn: `FLJ${name}${n}` }, `Job ${name} ${n}`)).join(
      '',
    );
    while (!this.#isStopping) {
      const answer = await this.#post('/api/v1/bulk', lines, { 'idempotency-key': `job-${name}` });
      if (answer?.status === 202) {
        this.told.jobs.set((JSON.parse(answer.text) as { id: string }).id, items);
        return;
      }
      await sleep(50);
    }
  }

  /** Registers one identifier and lets one be made up at another server; what breaks there is not asked again. */
  async visit(port: number): Promise<void> {
    const igsn = `FLC${this.#next++}`;
    const title = `Minted ${this.#next++}`;
    const chosen = await this.#stream('', line({ igsn }, `Chosen ${igsn}`), port);
    if (chosen?.outcome === 'created') this.told.chosen.add(igsn);
    const minted = await this.#stream('&namespace=FLT', line({}, title), port);
    if (minted?.outcome === 'created') this.told.minted.set(minted.igsn, title);
  }

  /** Lets nobody ask again, without waiting for anybody. */
  giveUp(): void {
    this.#isStopping = true;
  }

  /** Ends the clients when each has its answer. */
  async stop(): Promise<void> {
    this.giveUp();
    await Promise.all(this.#clients);
  }

  async #registerChosen(): Promise<void> {
    while (!this.#isStopping) {
      const igsn = `FLC${this.#next++}`;
      // Whoever does not know what became of it asks again, at any server.
      while (!(await this.#register(igsn)) && !this.#isStopping) await sleep(20);
    }
  }

  async #register(igsn: string): Promise<boolean> {
    const result = await this.#stream('', line({ igsn }, `Chosen ${igsn}`));
    const isKept = result?.outcome === 'created' || result?.outcome === 'unchanged';
    if (isKept) this.told.chosen.add(igsn);
    return isKept;
  }

  async #registerMinted(): Promise<void> {
    while (!this.#isStopping) {
      const title = `Minted ${this.#next++}`;
      const result = await this.#stream('&namespace=FLT', line({}, title));
      if (result?.outcome === 'created') this.told.minted.set(result.igsn, title);
      else await sleep(20);
    }
  }

  async #stream(query: string, body: string, port?: number): Promise<{ igsn: string; outcome: string } | undefined> {
    const answer = await this.#post(`/api/v1/bulk?stream=true${query}`, body, {}, port);
    const [first = '', summary = ''] = answer?.text.split('\n') ?? [];
    return answer?.status === 200 && summary.startsWith('{"summary"') ? JSON.parse(first) : undefined;
  }

  async #post(path: string, body: string, more: Record<string, string> = {}, at?: number) {
    const port = at ?? this.#ports[this.#next % this.#ports.length]!;
    const headers = { authorization: this.#authorization, 'content-type': 'application/x-ndjson', ...more };
    try {
      const sent = { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) };
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, sent);
      return { status: answer.status, text: await answer.text() };
    } catch {
      this.told.broken++;
      this.#next++;
      return undefined;
    }
  }
}

function line(named: object, title: string): string {
  return `${JSON.stringify({ ...named, description: { title } })}\n`;
}
