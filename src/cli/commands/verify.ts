import { verifyHashes } from '../../api/backups/verify-files.ts';
import { backupIds, findManifest, withBackups } from '../../backup/open-backups.ts';
import type { House } from '../../context.ts';
import type { Finding } from '../../domain/finding.ts';
import { chainAudit } from '../../operations/care/chain-audit.ts';
import { checkStoreFile } from '../../store/read/check-store-file.ts';
import { type RememberedHead, verifyAudit } from '../../store/read/verify-audit.ts';
import { type RegisterCheck, verifyRegister } from '../../store/read/verify-register.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { STORE_OPTIONS, settingsOf, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';
import { PLACE_OPTIONS } from './backup.ts';
import { compareUpstreams } from './reconcile.ts';

/** Checks the store. */
export const verify: Command = {
  name: 'verify',
  words: '',
  summary: 'Checks store, register, audit trail and files; with --reconcile the upstreams as well.',
  options: [
    { name: 'reconcile', definition: 'Compares identifiers with what each upstream knows.' },
    {
      name: 'against',
      value: 'SOURCE',
      definition: 'Compares the audit trail with what the backups there remember of it, so that none can be made anew.',
    },
    ...STORE_OPTIONS,
    ...PLACE_OPTIONS,
  ],
  run: (call) => withExistingHouse(call, (house) => run(call, house)),
};

async function run(call: Call, house: House): Promise<ExitStatus> {
  const { output } = call;
  const broken = house.store.engine === 'sqlite' ? checkStoreFile(house.settings.data) : [];
  if (house.store.engine === 'sqlite') tell(call, 'file and references', broken);
  const checks = await verifyRegister(house.store.read);
  for (const one of checks) tellCheck(call, one);
  const audit = await checkAudit(call, house);
  tell(call, 'audit trail', audit.findings.map(findingLine));
  const files = await checkHashes(call, house);
  tell(call, 'files and versions are what their hashes say', files.map(findingLine));
  const upstream = isSet(call, 'reconcile') ? await compareUpstreams(call, house) : undefined;
  output.result({ broken, checks, audit, files, ...(upstream && { upstreams: upstream }) });
  const findings = [...broken, ...audit.findings, ...files, ...(upstream ?? []).flatMap((one) => one.findings)];
  // A clock that was ahead is worth knowing, and nothing to be mended.
  return findings.every((one) => typeof one !== 'string' && one.severity === 'info') &&
    checks.every((one) => one.broken === 0)
    ? 0
    : 1;
}

async function checkAudit(call: Call, { unitOfWork, store, now }: House) {
  await chainAudit(unitOfWork);
  const against = textOption(call, 'against');
  const heads = against === undefined ? [] : await headsOf(call, against);
  const progress = call.output.progress('Audit trail');
  const found = await verifyAudit(store.read, heads, (done) => progress.update(done, 0), now());
  progress.done();
  return found;
}

async function checkHashes(call: Call, house: House): Promise<Finding[]> {
  const progress = call.output.progress('Files and versions');
  const found = await verifyHashes(house, (done) => progress.update(done, 0));
  progress.done();
  return found;
}

function headsOf(call: Call, source: string): Promise<RememberedHead[]> {
  return withBackups(source, settingsOf(call), async (backups) => {
    const heads: RememberedHead[] = [];
    for (const id of await backupIds(backups.place)) {
      const { auditHead } = await findManifest(backups, id);
      if (auditHead !== null) heads.push({ ...auditHead, by: `backup ${id}` });
    }
    return heads;
  });
}

function tellCheck(call: Call, { rule, broken }: RegisterCheck): void {
  call.output.say(broken === 0 ? `sound   ${rule}` : `BROKEN  ${rule}: ${broken}`);
}

function tell({ output }: Call, what: string, lines: readonly string[]): void {
  output.say(`${lines.length === 0 ? 'sound ' : 'BROKEN'}  ${what}`);
  for (const line of lines) output.say(`        ${line}`);
}
