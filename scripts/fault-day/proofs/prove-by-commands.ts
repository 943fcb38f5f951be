import { call } from '../../../test/store/child-process.ts';
import { type Proof, proof } from './proof.ts';

interface Verified {
  readonly broken?: readonly unknown[];
  readonly checks?: readonly { readonly rule: string; readonly broken: number }[];
  readonly audit?: { readonly findings: readonly unknown[] } & Readonly<Record<string, unknown>>;
  readonly files?: readonly unknown[];
  readonly upstreams?: readonly { readonly compared: number; readonly findings: readonly unknown[] }[];
}

/** What `corestone verify --reconcile` says: register, counters, audit chain, files, and each upstream. */
export async function proveByCommands(settings: Readonly<Record<string, string>>): Promise<Proof[]> {
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const ended = await call(['verify', '--reconcile', '--json', ...flags]);
  const said = readJson(ended.out);
  const texts = (all: readonly unknown[] = []) => all.map((one) => JSON.stringify(one));
  const broken = (said.checks ?? []).filter((one) => one.broken > 0).map((one) => `${one.rule}: ${one.broken}`);
  const failed = ended.status === 0 ? [] : [`exit status ${ended.status}: ${ended.error.slice(0, 500)}`];
  const compared = (said.upstreams ?? []).reduce((sum, one) => sum + one.compared, 0);
  return [
    proof('`corestone verify --reconcile` ends with 0', `${(ended.ms / 1000).toFixed(1)} s`, failed),
    proof('rules of the register, counters among them', `${said.checks?.length ?? 0} rules`, broken),
    proof('the audit trail is one chain', 'every entry', texts(said.audit?.findings)),
    proof('files and versions are what their hashes say', 'every file', texts(said.files)),
    proof(
      '`reconcile` finds no difference',
      `${compared} compared`,
      texts(said.upstreams?.flatMap((one) => one.findings)),
    ),
  ];
}

function readJson(text: string): Verified {
  try {
    return JSON.parse(text) as Verified;
  } catch {
    return {};
  }
}
