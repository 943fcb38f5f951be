import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LANGUAGES } from '../language.ts';
import { REQUEST_MAIL_WORDS, stepParagraphs } from './request-mail.ts';

const party = { name: 'Spandau 2027', place: 'Berlin-Spandau', firstDay: '2027-05-03', lastDay: '2027-05-05' };
const scheduled = { state: 'scheduled', samplesGranted: 3, scheduledOn: '2027-05-03', parties: [party] } as const;

it('tells the state, the day and the party of a request, in the language of who asked', () => {
  assert.deepEqual(stepParagraphs('de', scheduled), [
    'Ihr Stand ist jetzt: terminiert.',
    'Der Termin ist der 2027-05-03.',
    'Beprobung: Spandau 2027, 2027-05-03 – 2027-05-05, Berlin-Spandau.',
  ]);
  assert.deepEqual(stepParagraphs('en', { ...scheduled, state: 'partly_accepted', scheduledOn: null, parties: [] }), [
    'Its state is now: partly accepted.',
    'Samples granted: 3.',
  ]);
});

it('says nothing of a day that is over, or of a party without days and place but its name', () => {
  assert.deepEqual(stepParagraphs('en', { ...scheduled, state: 'shipped' }), ['Its state is now: shipped.']);
  const bare = { name: 'P', place: '', firstDay: null, lastDay: null };
  assert.match(stepParagraphs('sv', { ...scheduled, parties: [bare] }).join('\n'), /Provtagning: P\.$/);
});

it('has every sentence in every language', () => {
  for (const language of LANGUAGES) {
    const words = REQUEST_MAIL_WORDS[language];
    assert.notEqual(words.name(null), words.name('7'));
    assert.match(words.arrived('7'), /7/);
    assert.match(words.draftUntil(30), /30/);
  }
});
