import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../src/config/settings.ts';

const SSHD = '/usr/sbin/sshd';

/** Why nothing can be tried on a real server; false where it can. `scripts/test-all.ts` installs it. */
export const withoutSshd = existsSync(SSHD) ? false : `${SSHD} is not installed: nothing is checked over sftp`;

/** A real sftp server: OpenSSH on a port of its own, with a host key of its own, as a user who is not root. */
export interface SftpServer {
  /** The address of a new folder on it. */
  readonly folder: (name: string) => { readonly address: string; readonly path: string };
  readonly settings: Partial<Settings>;
  readonly fingerprint: string;
  readonly stop: () => void;
}

/** Starts one; the caller stops it. */
export async function startSftpServer(): Promise<SftpServer> {
  const root = mkdtempSync(join(tmpdir(), 'corestone-sftp-'));
  const user = process.getuid?.() === 0 ? { name: 'nobody', ids: idsOf('nobody') } : { name: userInfo().username };
  const at = (name: string) => join(root, name);
  for (const key of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(key)]);
  const port = await freePort();
  writeFileSync(at('authorized'), readFileSync(at('user.pub')));
  writeFileSync(
    at('config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      `AuthorizedKeysFile ${at('authorized')}`,
      'PidFile none',
      'StrictModes no',
      // Without it accounts without a password count as locked.
      'UsePAM yes',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'Subsystem sftp internal-sftp',
      'ForceCommand internal-sftp',
      '',
    ].join('\n'),
  );
  mkdirSync(at('files'));
  chmodSync(root, 0o755);
  chmodSync(at('authorized'), 0o644);
  if (user.ids !== undefined)
    for (const name of ['host', 'files', 'config', 'authorized']) chownSync(at(name), ...user.ids);
  const [uid, gid] = user.ids ?? [];
  const server = spawn(SSHD, ['-D', '-e', '-f', at('config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid, gid }),
  });
  await untilListening(server, port);
  const hostKey = readFileSync(at('host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(at('known'), `[127.0.0.1]:${port} ${hostKey}\n`);
  const print = execFileSync('ssh-keygen', ['-l', '-f', at('host.pub')], { encoding: 'utf8' });
  return {
    folder: (name) => ({
      address: `sftp://${user.name}@127.0.0.1:${port}${at('files')}/${name}`,
      path: join(at('files'), name),
    }),
    settings: { backupSftpKnownHosts: at('known'), backupSftpKeyFile: at('user') },
    fingerprint: print.split(' ')[1]!,
    stop: () => {
      server.kill();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function idsOf(name: string): [number, number] {
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))!
    .split(':');
  return [Number(uid), Number(gid)];
}

async function untilListening(server: ChildProcess, port: number): Promise<void> {
  let said = '';
  server.stderr?.on('data', (text: Buffer) => {
    said += text.toString();
  });
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`sshd ended: ${said}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => undefined);
      setTimeout(() => socket.destroy(), 50).unref();
    });
    if (isOpen) return;
    await sleep(25);
  }
  throw new Error(`sshd does not listen: ${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
