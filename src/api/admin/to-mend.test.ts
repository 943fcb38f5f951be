import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from '../../dissemination/frame/html.ts';
import { checkField, formProblem, textField } from './form-fields.ts';
import { toMend } from './to-mend.ts';

const STATE = {
  values: {},
  errors: { name: 'The name is "too" long.', isActive: 'One must be.' },
  problem: 'All < none.',
};
const PAGE = String(
  html`${formProblem(STATE)}${textField(STATE, 'name', 'Name')}${checkField(STATE, 'isActive', 'Active')}`,
);

describe('what is wrong above a page', () => {
  it('leads to the fields themselves', () => {
    const told = String(toMend([{ field: 'name', words: 'The name is "too" long.' }], PAGE));
    assert.match(told, /<a href="#name-field">The name is &quot;too&quot; long\.<\/a>/);
    assert.match(
      PAGE,
      /<input name="name"[^>]* id="name-field"[^>]* aria-describedby="name-error" aria-invalid="true">/,
    );
    assert.match(PAGE, /<input type="checkbox"[^>]* id="isActive-field" aria-describedby="isActive-error"/);
  });

  it('follows words to the field beside which they stand', () => {
    assert.match(String(toMend([{ field: 'active', words: 'One must be.' }], PAGE)), /href="#isActive-field"/);
    const group = String(textField({ ...STATE, idPrefix: 'group' }, 'name', 'Name'));
    assert.match(String(toMend([{ field: 'name', words: STATE.errors.name }], group)), /href="#group-name-field"/);
  });

  it('of two fields with the same words leads to each', () => {
    const same = { values: {}, errors: { country: 'Two letters.', origin: 'Two letters.' } };
    const page = String(html`${textField(same, 'country', 'Country')}${textField(same, 'origin', 'Origin')}`);
    const told = String(
      toMend(
        ['country', 'origin'].map((field) => ({ field, words: 'Two letters.' })),
        page,
      ),
    );
    assert.match(told, /href="#country-field"[\s\S]*href="#origin-field"/);
  });

  it('leads nowhere where the page has no such field', () => {
    const told = String(toMend([{ field: 'request', words: 'No request is left.' }], PAGE));
    assert.match(told, /<li>No request is left\.<\/li>/);
  });

  it('says what is wrong with the whole only where the page does not', () => {
    assert.equal(toMend([{ words: 'All < none.' }], PAGE), false);
    assert.match(String(toMend([{ words: 'Nobody may.' }], PAGE)), /role="alert"[\s\S]*<li>Nobody may\.<\/li>/);
    assert.equal(toMend([], PAGE), false);
  });
});
