import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { letterTo } from './letter.ts';

describe('letterTo', () => {
  it('is an address with subject and body', () => {
    assert.equal(
      letterTo('a@b.example', 'Record X', 'One\ntwo'),
      'mailto:a@b.example?subject=Record%20X&body=One%0D%0Atwo',
    );
  });
  it('lets no text add a header or a receiver', () => {
    const letter = letterTo('a@b.example,c@d.example?bcc=e@f', 'X\r\nBcc: g@h&cc=i@j', 'k&to=l@m\ud800');
    assert.equal(letter.match(/[?&]/g)?.length, 2);
    const url = new URL(letter);
    assert.deepEqual([...url.searchParams.keys()], ['subject', 'body']);
    assert.equal(url.searchParams.get('subject'), 'X Bcc: g@h&cc=i@j');
    assert.doesNotMatch(letter.split('?')[0] ?? '', /,/);
  });
});
