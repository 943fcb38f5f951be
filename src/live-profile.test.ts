import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeContext } from './dissemination/write-context.ts';
import { NO_LOGO } from './domain/theme/site-logo.ts';
import { PLAIN_THEME } from './domain/theme/site-theme.ts';
import { liveProfile } from './live-profile.ts';
import { DEFAULT_PROFILE, type KeptProfile } from './operations/init-installation.ts';

const KEPT: KeptProfile = {
  ...DEFAULT_PROFILE,
  agentName: 'First name',
  tokenSecret: 's',
  theme: PLAIN_THEME,
  logo: NO_LOGO,
  formerPrefixes: ['10.9'],
};

function profileOver(first: KeptProfile | undefined) {
  const store = { kept: first, reads: 0, nowMs: 0 };
  const read = async () => {
    store.reads++;
    return store.kept;
  };
  return { store, live: liveProfile(read, () => store.nowMs) };
}

test('what was taken of it once follows every change', async () => {
  const { store, live } = profileOver(KEPT);
  const { agent } = live;
  const writing = writeContext({ agent, baseUrl: 'https://samples.example' });
  await live.refresh();
  assert.deepEqual([agent.name, writing.agentName, agent.formerPrefixes], ['First name', 'First name', ['10.9']]);
  store.kept = { ...KEPT, agentName: 'Second name', doiPrefix: '10.12345', formerPrefixes: [] };
  await live.refresh();
  assert.deepEqual([agent.name, writing.agentName, writing.doiPrefix], ['Second name', 'Second name', '10.12345']);
});

test('is read again for the other end after two seconds, not before', async () => {
  const { store, live } = profileOver(KEPT);
  const first = await live.latest();
  store.kept = { ...KEPT, agentName: 'Second name' };
  store.nowMs = 1999;
  assert.deepEqual([await live.latest(), store.reads], [first, 1]);
  store.nowMs = 2000;
  assert.deepEqual([(await live.latest()).name, store.reads], ['Second name', 2]);
  assert.equal(first.name, 'First name', 'a word under way is written with one profile');
});

test('before an installation is made it is that of a new one, and is asked for each time', async () => {
  const { store, live } = profileOver(undefined);
  assert.equal((await live.latest()).name, DEFAULT_PROFILE.agentName);
  store.kept = KEPT;
  assert.equal((await live.latest()).name, 'First name');
});
