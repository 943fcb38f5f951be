import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { textOf } from '../../../domain/station/filter/passes-filter.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { momentWords, nowMs, statedWords } from '../../shared/clock.ts';
import { say } from '../../shared/say.ts';
import { fieldLabel } from '../keeping/fields-of.ts';
import { type Difference, differencesOf, SECTIONS } from '../keeping/recorded-twice.ts';
import type { RefusedTogether } from '../keeping/refused-together.ts';
import { keepOwn } from '../keeping/station.ts';
import { tree, whoseWords } from '../keeping/station-state.ts';

/** What was recorded under one name here and elsewhere, side by side where it differs, and the way to let what was entered here count. */
export function RecordedTwice(given: {
  refused: RefusedTogether;
  own: StationObject;
  theirs: StationObject;
  /** How to let what the server has count. */
  children: ComponentChildren;
}) {
  const { refused, own, theirs, children } = given;
  const differences = differencesOf(tree.value, own, theirs);
  const who = whoseWords(refused.first);
  const isUnderWay = useSignal(false);
  const keep = async () => {
    isUnderWay.value = true;
    await keepOwn(refused, theirs).finally(() => {
      isUnderWay.value = false;
    });
    say(`What ${who} entered counts. Labels with ${own.igsn ?? 'its number'} are to be thrown away.`);
  };
  return (
    <>
      <div class="scrollx">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">
                On the server: {theirs.changedBy}, {momentWords(theirs.changedAt, nowMs.value)}
              </th>
              <th scope="col">
                Here: {who}, {momentWords(own.changedAt, nowMs.value)}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <Row key={one.field} one={one} type={own.type} />
            ))}
            <tr>
              <th scope="row">IGSN</th>
              <td class="m">{theirs.igsn ?? '–'}</td>
              <td class="m">{own.igsn ?? '–'}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="fa sm">
        <b>The same one twice?</b> Say whose values count. It keeps the IGSN that the server has, and what only the
        other entered stays.
      </p>
      <div class="fa">
        <button type="button" class="btn l" disabled={isUnderWay.value} onClick={() => void keep()}>
          Keep what {who} entered
        </button>
        {children}
      </div>
    </>
  );
}

function Row({ one, type }: { one: Difference; type: StationObject['type'] }) {
  return (
    <tr>
      <th scope="row">{one.field === SECTIONS ? 'Sections, cm' : fieldLabel(type, one.field)}</th>
      {[one.theirs, one.own].map((value, at) => (
        <td key={at === 0 ? 'theirs' : 'own'}>
          <b>{valueWords(value)}</b>
        </td>
      ))}
    </tr>
  );
}

function valueWords(value: unknown) {
  const text = textOf((value ?? null) as FieldValue);
  if (text === '') return <i class="mt">empty</i>;
  return <bdi>{/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? statedWords(text, nowMs.value) : text}</bdi>;
}
