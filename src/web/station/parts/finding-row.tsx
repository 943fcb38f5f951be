import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../../domain/finding.ts';
import { Icon } from '../../shared/icon.tsx';

/** A likely answer to a finding. */
export interface Answer {
  readonly label: string;
  readonly take: () => void;
}

/** A finding under what it is about: what is so, then buttons that would answer it. A warning can be kept with a reason. */
export function FindingRow(given: {
  finding: Finding;
  answers?: readonly Answer[];
  reason?: string | undefined;
  onReason?: (reason: string) => void;
}) {
  const { finding, answers = [], reason, onReason } = given;
  const isAsking = useSignal(false);
  const isError = finding.severity === 'error';
  const [first, rest] = headAndRest(finding.message);
  return (
    <div class={`fnd ${isError ? 'e' : 'w'}`} role={isError ? 'alert' : 'status'} data-finding={finding.code}>
      <Icon name={isError ? 'err' : 'warn'} size={20} />
      <div>
        <b>{first}</b> {rest}
        {isError && finding.rule !== undefined && finding.rule !== 'required' && (
          <span class="mut"> Right would be: {finding.rule}.</span>
        )}
        {reason !== undefined && reason !== '' && (
          <p class="sm">
            Kept, because: <bdi>{reason}</bdi>
          </p>
        )}
        {(reason === undefined || reason === '') && (
          <div class="act">
            {answers.map((one) => (
              <button type="button" class="btn l" key={one.label} onClick={one.take}>
                {one.label}
              </button>
            ))}
            {!isError && onReason !== undefined && !isAsking.value && (
              <button type="button" class="btn l" onClick={() => (isAsking.value = true)}>
                Keep, give a reason
              </button>
            )}
          </div>
        )}
        {isAsking.value && (reason === undefined || reason === '') && (
          <ReasonField
            onReason={(text) => {
              isAsking.value = false;
              onReason?.(text);
            }}
          />
        )}
      </div>
    </div>
  );
}

function ReasonField({ onReason }: { onReason: (reason: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const keep = () => {
    const text = input.current?.value.trim() ?? '';
    if (text !== '') onReason(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };
  return (
    <div class="reason">
      <input ref={input} class="in" aria-label="Reason" maxLength={500} onKeyDown={onKeyDown} />
      <button type="button" class="btn l" onClick={keep}>
        Keep
      </button>
    </div>
  );
}

function headAndRest(message: string): readonly [string, string] {
  const end = message.indexOf('. ');
  return end < 0 ? [message, ''] : [message.slice(0, end + 1), message.slice(end + 2)];
}
