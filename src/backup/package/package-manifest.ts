import { CorestoneError } from '../../domain/error.ts';
import type { Engine } from '../../store/store.ts';
import type { TableEntry } from '../format/manifest.ts';
import { seal, unseal } from '../format/sealed.ts';
import type { PackedFile } from './package-files.ts';

/** A namespace of a package, and who held it there. */
export interface PackedNamespace {
  readonly namespace: string;
  readonly agent: string;
  readonly client: string;
  readonly clientName: string;
  readonly domains: readonly string[];
  readonly isTest: boolean;
}

/** A place in the core tree. */
export interface PackedPlace {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** What a package says of itself; sealed like that of a backup, and signed. Times are ISO 8601, UTC. */
export interface PackageManifest {
  readonly format: 1;
  readonly id: string;
  readonly madeAt: string;
  /** Version of the program. */
  readonly program: string;
  readonly engine: Engine;
  readonly migrations: readonly string[];
  /** Name and address of the installation that made it. */
  readonly origin: { readonly name: string; readonly baseUrl: string };
  readonly expedition: PackedPlace;
  /** The program that the expedition belongs to. */
  readonly above: PackedPlace;
  readonly namespaces: readonly PackedNamespace[];
  readonly tables: readonly TableEntry[];
  /** Bytes of the files that rows name; none in packages of older programs. */
  readonly files?: readonly PackedFile[];
  /** Every chunk in the order of the file, with the octets that it takes there. */
  readonly chunks: readonly (readonly [name: string, bytes: number])[];
}

/** Name of a package: code of the expedition, time, and four digits so that no two are alike. */
const PACKAGE_ID = /^[\w.-]{1,80}-\d{8}T\d{6}Z-[0-9a-f]{4}$/;

const nameOf = (id: string): string => `package/${id}`;

/** A manifest as it stands in the file. */
export function sealPackage(manifest: PackageManifest): Promise<Buffer> {
  return seal(nameOf(manifest.id), Buffer.from(JSON.stringify(manifest)), undefined);
}

/** Reads a manifest whose signature was checked. Throws `invalid-input`. */
export async function unsealPackage(id: string, sealed: Buffer): Promise<PackageManifest> {
  if (!PACKAGE_ID.test(id)) throw new CorestoneError('invalid-input', 'The package has no name of ours.');
  const manifest = JSON.parse((await unseal(nameOf(id), sealed, undefined)).toString()) as PackageManifest;
  if (manifest.format === 1 && manifest.id === id) return manifest;
  throw new CorestoneError('invalid-input', `The contents of package ${id} are damaged or were changed.`);
}
