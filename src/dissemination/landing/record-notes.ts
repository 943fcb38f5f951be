import { DESCRIPTION_FIELDS, type DescriptionField } from '../../domain/description/description-fields.ts';
import { isHidden, UNTIL_OPENED } from '../../domain/registration/embargo.ts';
import type { Withheld } from '../../domain/registration/privacy.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import { withdrawalWord } from '../../domain/registration/withdrawal.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { type Html, html, webAddress } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { day } from '../frame/quantity.ts';
import type { PublicRecord } from '../public-record.ts';

/** What a visitor must know before reading on: demonstration, not yet confirmed, embargo, withdrawn, an older version. */
export function recordNotes(
  record: PublicRecord,
  options: { readonly hrefOf: (igsn: string) => string; readonly latest?: number; readonly today: string },
): readonly Html[] {
  const { description, facts } = record;
  const notes: Html[] = [];
  if (description.isDemonstration) {
    notes.push(
      note(
        'w',
        'warn',
        html`<b>Demonstration data, not a real record.</b> It was generated to show how this installation works; nothing upstream knows this identifier.`,
      ),
    );
  }
  if (facts.state === 'pending') {
    notes.push(
      note(
        'w',
        'st-pending',
        html`<b>Not yet confirmed upstream.</b> The record is complete here; its DOI and handle may not lead to this page yet.`,
      ),
    );
  }
  if (facts.state === 'test') notes.push(forTrying());
  if (isKeptBack(facts.state)) notes.push(keptBack(record));
  if (facts.state === 'withdrawn') notes.push(withdrawn(record, options.hrefOf));
  if (facts.state !== 'withdrawn' && record.isEmbargoed) notes.push(embargoed(description.moratoriumUntil));
  const { withheld } = record.privacy;
  if (!isKeptBack(facts.state) && withheld !== null && isHidden(withheld.until, options.today))
    notes.push(keptFrom(withheld));
  if (options.latest !== undefined && options.latest !== facts.version) {
    notes.push(
      note(
        'o',
        'warn',
        html`<b>Version ${facts.version} of ${options.latest}</b>, as it was on ${day(facts.changedAt)}. <a href="${options.hrefOf(record.igsn)}">See the current version</a>`,
      ),
    );
  }
  return notes;
}

function withdrawn(
  { facts, withdrawnReason, withdrawnKind, successor }: RegisterRecord,
  hrefOf: (igsn: string) => string,
): Html {
  const on = facts.withdrawnAt === undefined ? '' : ` on ${day(facts.withdrawnAt)}`;
  const next =
    successor === null ? null : html` Its successor is <a class="m" href="${hrefOf(successor)}">${successor}</a>.`;
  return note(
    'o',
    'st-withdrawn',
    html`<b>${withdrawalWord(withdrawnKind)}${on}.</b> Reason: ${withoutStop(withdrawnReason ?? 'Not stated')}.${next} The page stays, so that the identifier is never without meaning.`,
  );
}

// Reasons are sentences or parts of one; ours ends with a stop either way.
const withoutStop = (reason: string): string => reason.replace(/\.$/, '');

function forTrying(): Html {
  return note(
    'w',
    'st-test',
    html`<b>For trying only.</b> This identifier lies in a test namespace: nobody harvests or finds it, and it will be removed.`,
  );
}

function keptBack({ facts, landingUrl }: RegisterRecord): Html {
  if (facts.state === 'reserved') {
    return note(
      'o',
      'st-reserved',
      html`<b>Reserved.</b> ${facts.registrant} has taken this identifier and not registered it yet.`,
    );
  }
  const address = landingUrl === null ? undefined : webAddress(landingUrl);
  const there = address && html` It leads to <a class="brk" href="${address}">${landingUrl}</a>.`;
  return note(
    'o',
    'st-hidden',
    html`<b>No public description.</b> ${facts.registrant} registered this identifier and keeps its description back.${there}`,
  );
}

function embargoed(until: string | undefined): Html {
  const when = until === undefined ? 'until its owner opens it' : `until ${until}`;
  return note(
    'l',
    'st-embargoed',
    html`<b>Under embargo ${when}.</b> Identifier, place and people are public; what was found is not.`,
  );
}

function keptFrom({ members, until, positionStepDeg }: Withheld): Html {
  const when = until === UNTIL_OPENED ? 'until its owner shows them' : `until ${until}`;
  const words = members.map((one) =>
    one in GROUP_WORDS ? GROUP_WORDS[one] : DESCRIPTION_FIELDS[one as DescriptionField].label.toLowerCase(),
  );
  const coarse = positionStepDeg === undefined ? null : html` The position is rounded to ${positionStepDeg}°.`;
  return note('l', 'st-embargoed', html`<b>Details withheld ${when}:</b> ${words.join(', ')}.${coarse}`);
}

const GROUP_WORDS: Readonly<Record<string, string>> = { position: 'exact position', locality: 'locality' };

function note(kind: 'w' | 'o' | 'l', name: Parameters<typeof icon>[0], text: Html): Html {
  return html`<div class="note ${kind}" role="note">${icon(name)}<div>${text}</div></div>`;
}
