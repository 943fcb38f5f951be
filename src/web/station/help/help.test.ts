import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { helpHtml, helpPage, sectionOf } from '../../../domain/help-html.ts';
import { HELP_OF_SCREEN } from './help-of-screen.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/station.md'), 'utf8');

it('every screen has help in the guide', () => {
  for (const [screen, heading] of Object.entries(HELP_OF_SCREEN)) {
    const text = sectionOf(guide, heading);
    assert.ok(text !== undefined && text.length > 120, `${screen}: nothing under ${heading}`);
    assert.doesNotMatch(text, /^## /m);
    assert.ok(!/[|`*]{2}/.test(helpHtml(text).replace(/<code>.*?<\/code>/g, '')), `${screen}: Markdown left over`);
  }
});

it('of a link to another document the words are left', () => {
  assert.equal(helpHtml('Your [role](permissions.md#a_b) is one.'), '<p>Your role is one.</p>');
  for (const name of ['station', 'sampling-party'])
    assert.doesNotMatch(
      helpHtml(readFileSync(join(import.meta.dirname, `../../../../docs/${name}.md`), 'utf8')),
      /\]\(/,
    );
});

it('a heading that is not there has no text', () => assert.equal(sectionOf(guide, 'Nowhere'), undefined));

it('text is escaped', () => {
  assert.equal(helpHtml('a <b> & `x<y`'), '<p>a &lt;b&gt; &amp; <code>x&lt;y</code></p>');
  assert.match(helpPage('# A & B\n\ntext', './x.css'), /<title>A &amp; B<\/title>/);
});

it('a bar in code stays within its cell', () => {
  assert.match(helpHtml('| a | b |\n| --- | --- |\n| `A \\| B` | c |'), /<td><code>A \| B<\/code><\/td><td>c<\/td>/);
});
