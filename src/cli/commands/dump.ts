import { resolve } from 'node:path';
import { newHolder } from '../../api/jobs/holder.ts';
import { runDump } from '../../api/jobs/run-dump.ts';
import { type JobEnd, LEASE_MS } from '../../api/jobs/run-job.ts';
import { ensureServed } from '../../api/rest/feeds/dump-routes.ts';
import { type House, publicFace } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { FORMATS } from '../../formats/formats.ts';
import { dumpParameters, makeDumpJob } from '../../operations/dumps/dump-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import { type Call, type Command, type ExitStatus, isSet, listOption, textOption } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import type { Output } from '../output.ts';

/** Writes a full dump of everything public; status 1 when it was stopped, or a format lacks records it cannot say. */
export const dump: Command = {
  name: 'dump',
  words: '',
  summary: 'Writes everything public into packed files, with a manifest and checksums.',
  choices: { heading: 'Formats', words: FORMATS.map((one) => one.name) },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      multiple: true,
      definition: 'A format of the dump; may be repeated or joined by commas. Those of the settings without it.',
    },
    { name: 'harvested', definition: 'With the records of others, in files of their own.' },
    { name: 'out', value: 'DIR', definition: 'New folder for it; without it among those that the server offers.' },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => name === 'dump-keep' || name === 'dump-licence'),
  ],
  run: (call) => withExistingHouse(call, (house) => write(house, call)),
};

async function write(house: House, call: Call): Promise<ExitStatus> {
  const holder = newHolder();
  const communities = installedFormats(house.settings.communities);
  try {
    const given = listOption(call, 'format');
    const formats = given.length === 0 ? house.settings.dumpFormats : [...new Set(given)];
    ensureServed(formats, communities.served);
    const out = textOption(call, 'out');
    const job = await jobFor(
      house,
      { formats, out, withHarvested: isSet(call, 'harvested') || house.settings.dumpHarvested },
      holder,
    );
    const end = await follow(call.output, (signal, onProgress) =>
      publicFace(house).then((face) =>
        runDump(job, { house, face, formats: communities.served, holder, signal, onProgress }),
      ),
    ).catch(async (error: unknown) => {
      await pause(house, job.id, holder);
      throw error;
    });
    if (end === 'stopped') await pause(house, job.id, holder);
    return await tell(house, job, end, call.output);
  } finally {
    communities.close();
  }
}

async function jobFor(
  house: House,
  {
    out,
    ...wanted
  }: { readonly formats: readonly string[]; readonly out: string | undefined; readonly withHarvested: boolean },
  holder: string,
) {
  const until = new Date(house.now().getTime() + LEASE_MS).toISOString();
  const { id, isNew } = await makeDumpJob(house.unitOfWork, {
    ...wanted,
    caller: CLI_CALLER,
    held: { holder, until },
    ...(out !== undefined && { out: resolve(out) }),
  });
  if (!isNew) throw new CorestoneError('conflict', `Job ${id} is at the same dump; \`corestone jobs show ${id}\`.`);
  return (await jobStore(house.store.read, house.store.engine).find(id))!;
}

/** With a progress bar; Ctrl-C stops behind the part in hand. */
async function follow(
  output: Output,
  run: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<JobEnd>,
): Promise<JobEnd> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const bar = output.progress('Writing records');
  process.once('SIGINT', stop);
  try {
    return await run(stopping.signal, (done, total) => bar.update(done, total));
  } finally {
    process.off('SIGINT', stop);
    bar.done();
  }
}

async function pause(house: House, id: string, holder: string): Promise<void> {
  await house.unitOfWork(async (work) => {
    if (await work.jobs.lock(id, holder)) await work.jobs.change(id, ['running'], { state: 'paused' }, work.now());
  });
}

async function tell(house: House, { id }: JobRow, end: JobEnd, output: Output): Promise<ExitStatus> {
  const job = (await jobStore(house.store.read, house.store.engine).find(id))!;
  const { begun, out } = dumpParameters(job);
  const folder = out ?? resolve(house.settings.data, 'dumps', begun?.name ?? '');
  output.result({ id, state: job.state, folder, ...begun });
  if (end !== 'done') {
    output.warn(`Job ${id} is ${job.state}; \`corestone jobs resume ${id}\` lets a server go on with it.`);
    return 1;
  }
  const { records, omitted, throughSeq, omissions } = begun!;
  output.say(`${records.toLocaleString('en')} records written to ${folder}, complete as of change ${throughSeq}.`);
  for (const one of omissions.slice(0, 10)) output.warn(`${one.igsn} is left out of ${one.format}: ${one.reason}`);
  return omitted === 0 ? 0 : 1;
}
