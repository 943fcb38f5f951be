import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dumpsFolder } from '../../../dissemination/feeds/dumps/dump-folder.ts';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { dumpParameters } from '../../../operations/dumps/dump-job.ts';
import type { JobRow } from '../../../operations/jobs/job-ports.ts';
import { link, type Visit } from '../visit.ts';

/** What there is to say of a dump job beside its state: formats, parts and records so far, and the files once they are there. */
export function dumpFacts(visit: Visit, job: JobRow): readonly (readonly [string, Html | string | false])[] {
  const { formats, withHarvested, out, begun } = dumpParameters(job);
  const folder = dumpsFolder(visit.house.settings.data);
  const isHere = begun !== undefined && out === null && existsSync(join(folder, begun.name));
  return [
    ['Formats', formats.join(', ')],
    ['Records of others', withHarvested === true && (begun === undefined ? 'with' : count(begun.harvested ?? 0))],
    ['Records', begun !== undefined && count(begun.records)],
    ['Files', begun !== undefined && count(begun.files.length)],
    [
      'Left out',
      begun !== undefined && begun.omitted > 0 && `${count(begun.omitted)}, which could not be written in a format`,
    ],
    ['Complete as of', begun !== undefined && `change ${count(begun.throughSeq)}`],
    ['Folder', out !== null && html`<span class="m brk">${out}</span>`],
    ['Dump', isHere && html`<a href="${link(visit, `/dumps/${begun.name}/`)}">${begun.name}</a>`],
  ];
}
