import type { PackageManifest } from '../../backup/package/package-manifest.ts';
import { signingKey } from '../../backup/package/signing-key.ts';
import { writePackage } from '../../backup/package/write-package.ts';
import type { House } from '../../context.ts';
import type { Caller } from '../../operations/caller.ts';
import { type ExpeditionToMove, expeditionToMove } from '../../operations/transfer/expedition-to-move.ts';
import { programVersion } from '../../program-version.ts';

/** How a package is made. */
export interface HandOverWish {
  readonly caller: Caller;
  /** Code of the expedition. */
  readonly code: string;
  /** The file that it becomes. */
  readonly out: string;
  readonly isBesideOthers: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress: (rows: number) => void | Promise<void>;
}

/** A package that was made, and who signed it. */
export interface HandedOver {
  readonly manifest: PackageManifest;
  readonly signer: string;
}

/**
 * Makes the package of an expedition. The expedition stays as it is here. Throws `not-found`, `wrong-call`, `not-allowed`,
 * `store-full`, `interrupted`; the next call goes on with what is written.
 */
export async function handOver(house: House, wish: HandOverWish): Promise<HandedOver> {
  const { settings, now } = house;
  const { caller, code, out } = wish;
  const own = settings.ownNamespace;
  const found = await house.unitOfWork((work) => expeditionToMove(work, code, own, caller));
  const key = await signingKey(settings.data);
  const { expedition, program, namespaces } = found;
  const { agent } = house.profile;
  const manifest = await writePackage(out, {
    store: { dataFolder: settings.data, databaseUrl: settings.databaseUrl },
    scope: scopeOf(found),
    about: {
      expedition: placeOf(expedition),
      above: placeOf(program),
      namespaces,
      origin: { name: agent.name, baseUrl: settings.baseUrl },
      program: programVersion(),
    },
    key,
    now,
    onProgress: wish.onProgress,
    isBesideOthers: wish.isBesideOthers,
    ...(wish.signal !== undefined && { signal: wish.signal }),
  });
  const after = { package: manifest.id, key: key.publicKey };
  await house.unitOfWork((work) =>
    work.audit(caller, [{ action: 'hand-over-expedition', subject: expedition.id, after }], work.now()),
  );
  return { manifest, signer: key.publicKey };
}

const placeOf = ({ id, name, path }: { id: string; name: string; path: string }) => ({ id, name, path });

function scopeOf({ expedition, namespaces, prefixes }: ExpeditionToMove) {
  const parties = [...new Set(namespaces.flatMap(({ agent, client }) => [agent, client]))];
  return { expeditionId: expedition.id, prefixes, parties };
}
