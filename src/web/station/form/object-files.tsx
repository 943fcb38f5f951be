import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { FILE_KIND_LABELS, type FileKind } from '../../../domain/files/file-kind.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { askServer, reach, wordsOf } from '../../shared/ask-server.ts';
import { awaySince, tree } from '../keeping/station-state.ts';

/** A file of an object as the server tells it. */
interface ShownFile {
  readonly id: string;
  readonly kind: FileKind;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly public: boolean;
  readonly links: Readonly<Record<'thumb' | 'screen' | 'original', string>>;
}

/** A picture of a camera is large and a line at a drill site slow. */
const PATIENCE_MS = 600_000;
const TAKEN = 'image/jpeg,image/png,image/webp,image/tiff,.tif,.tiff,application/pdf';

/** Pictures and documents of an object: brought by hand, dropped here, or taken by the camera of a phone. They are with the server alone. */
export function ObjectFiles({ object, mayEnter }: { object: StationObject; mayEnter: boolean }) {
  const files = useSignal<readonly ShownFile[]>([]);
  const doing = useSignal('');
  const problem = useSignal('');
  const gone = useSignal<ShownFile | undefined>(undefined);
  const isOver = useSignal(false);
  const isThere = awaySince.value === undefined && tree.value.keptOn(object.id) === 'server';
  const look = async () => {
    const answer = await askServer<{ readonly files: readonly ShownFile[] }>('GET', `/objects/${object.id}/files`);
    files.value = answer.files;
  };
  useEffect(() => {
    files.value = [];
    gone.value = undefined;
    problem.value = '';
    // Without the server there is nothing to be shown, which is said below.
    if (isThere) look().catch(() => undefined);
  }, [object.id, isThere]);
  const attempt = async (words: string, deed: () => Promise<unknown>) => {
    doing.value = words;
    problem.value = '';
    await deed()
      .then(look)
      .catch((error: unknown) => {
        problem.value = wordsOf(error);
      });
    doing.value = '';
  };
  const bring = (chosen: readonly File[]) =>
    attempt('', async () => {
      for (const [at, file] of chosen.entries()) {
        doing.value = `${file.name}, ${at + 1} of ${chosen.length}`;
        const path = `/objects/${object.id}/files?${new URLSearchParams({ name: file.name })}`;
        await reach({ method: 'POST', path, file, patienceMs: PATIENCE_MS });
      }
    });
  const remove = (file: ShownFile) =>
    attempt('', async () => {
      await askServer('DELETE', `/files/${file.id}`);
      gone.value = file;
    });
  const restore = (file: ShownFile) =>
    attempt('', async () => {
      await askServer('POST', `/files/${file.id}/restore`);
      gone.value = undefined;
    });
  const mayBring = mayEnter && isThere && doing.value === '';
  const drop = (event: DragEvent) => {
    event.preventDefault();
    isOver.value = false;
    if (mayBring) void bring([...(event.dataTransfer?.files ?? [])]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    isOver.value = mayBring;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the buttons in it
    <div
      class={isOver.value ? 'card over' : 'card'}
      onDrop={drop}
      onDragOver={over}
      onDragLeave={() => (isOver.value = false)}
    >
      <header>
        <h2>Files</h2>
        {!isThere && <span class="mut sm">are with the server, which does not answer now</span>}
      </header>
      <div class="files">
        {files.value.map((one) => (
          <OneFile key={one.id} file={one} mayRemove={mayBring} onRemove={() => void remove(one)} />
        ))}
      </div>
      {mayEnter && (
        <div class="bring">
          <Chooser words="Add files" mayBring={mayBring} isCamera={false} bring={bring} />
          <Chooser words="Take a photo" mayBring={mayBring} isCamera={true} bring={bring} />
          <span class="sm mut">or drop them here: JPEG, PNG, WebP, TIFF, PDF</span>
          <span class="sm" role="status">
            {doing.value !== '' && `Sending ${doing.value}`}
            {gone.value !== undefined && `${gone.value.fileName} was taken away. `}
            {gone.value !== undefined && (
              <button type="button" class="btn s" onClick={() => void restore(gone.value!)}>
                Bring back
              </button>
            )}
          </span>
          {problem.value !== '' && (
            <p class="err" role="alert">
              {problem.value}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

interface ChooserGiven {
  readonly words: string;
  readonly mayBring: boolean;
  readonly isCamera: boolean;
  readonly bring: (files: readonly File[]) => Promise<void>;
}

function Chooser({ words, mayBring, isCamera, bring }: ChooserGiven) {
  const choose = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const chosen = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    if (chosen.length > 0) void bring(chosen);
  };
  return (
    <label class="btn">
      {words}
      <input
        type="file"
        disabled={!mayBring}
        accept={isCamera ? 'image/*' : TAKEN}
        multiple={!isCamera}
        {...(isCamera && { capture: 'environment' as const })}
        onChange={choose}
      />
    </label>
  );
}

function OneFile({ file, mayRemove, onRemove }: { file: ShownFile; mayRemove: boolean; onRemove: () => void }) {
  const name = file.title === '' ? FILE_KIND_LABELS[file.kind] : file.title;
  const isPicture = file.mediaType.startsWith('image/');
  return (
    <figure>
      <a href={isPicture ? file.links.screen : file.links.original} target="_blank" rel="noopener">
        {isPicture ? <img src={file.links.thumb} alt={name} loading="lazy" /> : file.fileName}
      </a>
      <figcaption>
        {name}
        {!file.public && <span class="mut">, not for all</span>}
      </figcaption>
      <button type="button" class="btn s" disabled={!mayRemove} onClick={onRemove}>
        Take away
      </button>
    </figure>
  );
}
