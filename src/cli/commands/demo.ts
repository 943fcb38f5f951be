import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildHouse, type House, initialise } from '../../context.ts';
import { generateExpedition } from '../../demo/cosc-expedition.ts';
import { writeDemoFiles } from '../../demo/write-demo-files.ts';
import { expeditionPath } from '../../dissemination/expedition-address.ts';
import { landingAddress } from '../../dissemination/record-address.ts';
import { CorestoneError } from '../../domain/error.ts';
import { hasError } from '../../domain/finding.ts';
import { readFiles } from '../../intake/read-files.ts';
import { importExpedition } from '../../operations/import/import-expedition.ts';
import { readProfile } from '../../operations/init-installation.ts';
import { countOutbox } from '../../outbox/outbox-rows.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import { listExamples } from '../../store/read/list-examples.ts';
import { listExpeditionIds } from '../../store/read/list-expeditions.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { COMPLETE, fillDemoCuration } from '../demo-curation.ts';
import { type DemoLogIn, demoLogIns } from '../demo-log-ins.ts';
import { growHeapSlowly } from '../grow-heap-slowly.ts';
import { SETTING_OPTIONS, settingsOf } from '../open-house.ts';
import type { Output } from '../output.ts';
import { deliver, registerOne } from './register.ts';
import { startServing, untilStopped } from './serve.ts';

const EXPEDITION = '5054';
const PROFILE = { agentSymbol: 'CORESTONE', agentName: 'Corestone demonstration registry' };

/** Makes the demonstration expedition where it is missing, registers everything, prints where to look, and serves. */
export const demo: Command = {
  name: 'demo',
  words: '',
  summary: 'Starts a complete installation with the demonstration expedition and serves it until Ctrl-C.',
  options: [...SETTING_OPTIONS, { name: 'no-serve', definition: 'Ends when everything is registered.' }],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  growHeapSlowly();
  const settings = settingsOf(call);
  // At a terminal the addresses are what one wants to see; warnings still show.
  const logLevel = settings.logLevel === 'info' ? 'warn' : settings.logLevel;
  const house = await buildHouse({ ...settings, logLevel, upstream: 'recorded' });
  let logIns: readonly DemoLogIn[];
  try {
    logIns = await fill(house, call.output);
    if (call.options['no-serve'] === true) {
      await tell(house, call.output, logIns);
      await house.close();
      return 0;
    }
  } catch (error) {
    await house.close();
    throw error;
  }
  const stopped = untilStopped();
  const server = await startServing(house);
  try {
    await tell(house, call.output, logIns);
    call.output.say('Ctrl-C ends it; the next start finds everything.');
    await stopped;
  } finally {
    await server.stop();
  }
  return 0;
}

/** The demonstration as it is to be, whatever of it was there; who can sign in. */
async function fill(house: House, output: Output): Promise<readonly DemoLogIn[]> {
  const known = await listExpeditionIds(house.store.read, EXPEDITION);
  await refuseRealData(house, known.length > 0);
  const fresh = (await readProfile(partyStore(house.store.read, house.store.engine))) === undefined;
  const made = fresh ? await initialise(house, { profile: PROFILE }) : undefined;
  if (known.length === 0) await importDemo(house, output);
  const [id] = known.length === 0 ? await listExpeditionIds(house.store.read, EXPEDITION) : known;
  if (known.length === 0 || (await isUnfinished(house))) {
    await registerOne(house, id!, output);
    await fillDemoCuration(house, id!);
    await deliver(house, output);
    await house.unitOfWork((work) => work.parties.remember({ [COMPLETE]: 'yes' }));
  }
  return demoLogIns(house, id!, made?.administratorIsNew ? made.password : undefined);
}

// Invented samples must not get into an installation that holds real ones.
async function refuseRealData(house: House, isDemoThere: boolean): Promise<void> {
  const expeditions = await listExpeditionIds(house.store.read);
  if (isDemoThere || expeditions.length === 0) return;
  throw new CorestoneError(
    'not-allowed',
    'This installation holds expeditions of its own; the demonstration goes into an empty one: --data FOLDER.',
  );
}

async function isUnfinished(house: House): Promise<boolean> {
  const facts = await house.unitOfWork((work) => work.parties.installation());
  const counts = await countOutbox(house.store.read);
  return facts.get(COMPLETE) !== 'yes' || (counts.pending ?? 0) > 0;
}

async function importDemo(house: House, output: Output): Promise<void> {
  const folder = join(house.settings.data, 'demo-files');
  output.say(`Writing the tables of the demonstration expedition to ${folder}.`);
  const files = await writeDemoFiles(folder, generateExpedition());
  const progress = output.progress('Importing objects');
  const result = await importExpedition(house.unitOfWork, () => readFiles(files, {}), {
    actor: { name: 'demo', origin: 'demo' },
    strict: true,
    dryRun: false,
    onProgress: (rows) => progress.update(rows, 0),
  });
  progress.done();
  if (!hasError(result.findings)) return;
  const errors = result.findings.filter((found) => found.severity === 'error').slice(0, 10);
  throw new CorestoneError('invalid-input', 'The demonstration tables were refused.', { findings: errors });
}

async function addresses(house: House) {
  const { baseUrl } = house.settings;
  const examples = await listExamples(house.store.read);
  return {
    portal: `${baseUrl}/`,
    search: `${baseUrl}/search`,
    map: `${baseUrl}/map`,
    expedition: `${baseUrl}${expeditionPath(EXPEDITION)}`,
    landingPages: examples.map((one) => ({ type: one.label, url: landingAddress(baseUrl, one.igsn) })),
    resolver: `${baseUrl}/10273/${examples[0]?.igsn ?? ''}`,
    oaiPmh: `${baseUrl}/oai?verb=Identify`,
    apiDocs: `${baseUrl}/api/v1/docs`,
    logIn: `${baseUrl}/login`,
    administration: `${baseUrl}/admin`,
    station: `${baseUrl}/station`,
    health: `${baseUrl}/readyz`,
    metrics: `${baseUrl}/metrics`,
  };
}

async function tell(house: House, output: Output, logIns: readonly DemoLogIn[]): Promise<void> {
  const found = await addresses(house);
  const line = (label: string, url: string) => output.say(`  ${label.padEnd(16)} ${url}`);
  output.say();
  output.say('The demonstration expedition is registered. Look at:');
  line('Portal', found.portal);
  line('Search', found.search);
  line('Map', found.map);
  line('Expedition page', found.expedition);
  for (const page of found.landingPages) line(page.type, page.url);
  line('Resolver', found.resolver);
  line('OAI-PMH', found.oaiPmh);
  line('API', found.apiDocs);
  line('Administration', found.administration);
  line('Station', found.station);
  line('Metrics', found.metrics);
  if (existsSync(join(house.settings.data, 'demo-files'))) line('Tables', join(house.settings.data, 'demo-files'));
  output.say();
  output.say(`Sign in at ${found.logIn} as:`);
  for (const { name, does, password } of logIns)
    line(name, password === undefined ? does : `password ${password}  ${does}`);
  output.say(
    logIns.some(({ password }) => password !== undefined)
      ? '  These passwords are shown only now.'
      : '  Passwords were shown when they were made; `corestone user password NAME` makes another.',
  );
  output.say();
  output.result({ ...found, logIns });
}
