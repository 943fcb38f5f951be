import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';
import { plainText } from './plain-text.ts';

const CASES: readonly (readonly [string, Parameters<typeof plainText>[0], string])[] = [
  ['nothing', undefined, ''],
  ['a text that looks like markup', '<b>1 & 2</b> &amp;', '<b>1 & 2</b> &amp;'],
  ['a link', html`<a href="${'https://a.example/?a>b&c'}">${'Ö & <Å>'}</a>, Oslo`, 'Ö & <Å>, Oslo'],
  ['lines', html`one<br>two`, 'one; two'],
  ['names one below the other', html`<span class="m">${'one\ntwo'}</span>`, 'one; two'],
  [
    'what unfolds',
    html`beginning…<details class="whole"><summary>all</summary><p>${'<x>'}</p></details>`,
    'beginning…',
  ],
];
for (const [name, part, text] of CASES) test(name, () => assert.equal(plainText(part), text));
