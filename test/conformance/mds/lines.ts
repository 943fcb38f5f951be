import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Call, MdsServer } from './serve-mds.ts';

/**
 * A line of a table: what is sent, and the answer to the byte. A body of null is not looked at; a header of null must be absent.
 * Lines run in order and build on each other.
 */
export type Line = readonly [
  name: string,
  method: string,
  path: string,
  call: Call,
  status: number,
  body: string | RegExp | null,
  headers?: Readonly<Record<string, string | null>>,
];

/** Makes a test of every line. */
export function checkLines(server: () => MdsServer, lines: readonly Line[]): void {
  for (const [name, method, path, call, status, body, headers = {}] of lines) {
    it(`${name}: ${method} ${path} gives ${status}`, async () => {
      const answer = await server().call(method, path, call);
      if (typeof body === 'string') assert.equal(answer.body, body);
      if (body instanceof RegExp) assert.match(answer.body, body);
      assert.equal(answer.status, status, answer.body);
      for (const [key, value] of Object.entries(headers)) assert.equal(answer.headers[key] ?? null, value, key);
    });
  }
}

/** Headers of every plain answer. */
export const PLAIN = { 'content-type': 'text/plain;charset=UTF-8' };

/** Where a resource lies. */
export const at = (path: string) => ({ location: `https://samples.example/mds/${path}` });
