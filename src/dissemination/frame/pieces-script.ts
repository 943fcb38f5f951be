/**
 * What a browser with script adds to a form with `data-pieces`, the address of uploads: its file goes in pieces, goes on after a break of the
 * line by itself, and, when the same file is chosen again later, where it stopped. Without script the form sends it whole.
 */
export const PIECES_SCRIPT = `(() => {
  const PIECE = 8 * 1024 * 1024;
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const asks = async (url, init) => {
    const answer = await fetch(url, { credentials: 'same-origin', ...init });
    if (answer.ok) return answer.json();
    const problem = await answer.json().catch(() => ({}));
    const offset = (problem.findings || []).some((one) => one.code === 'upload-offset');
    const passing = offset || answer.status === 429 || (answer.status >= 500 && answer.status !== 507);
    throw Object.assign(new Error(problem.detail || 'The server answers ' + answer.status + '.'), { status: answer.status, final: !passing });
  };
  const mb = (bytes) => (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });
  const send = async (form, file, say) => {
    const base = form.dataset.pieces;
    const key = 'corestone-upload ' + [file.name, file.size, file.lastModified].join(' ');
    let id = localStorage.getItem(key);
    let offset = null;
    let failures = 0;
    for (;;) {
      try {
        if (id === null) {
          const begun = await asks(base, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: file.name.slice(0, 200), bytes: file.size }) });
          id = begun.id;
          offset = 0;
          localStorage.setItem(key, id);
        }
        if (offset === null) {
          try { offset = (await asks(base + '/' + id)).offset; }
          catch (error) {
            if (error.status !== 404) throw error;
            // Taken already, and the answer was lost on the line.
            const isTaken = await asks(base.replace(/uploads$/, '') + id).then(() => true, (other) => { if (other.status !== 404) throw other; return false; });
            localStorage.removeItem(key);
            if (isTaken) return id;
            id = null;
            continue;
          }
        }
        say(mb(offset) + ' of ' + mb(file.size) + ' MB are there', offset / file.size);
        if (offset < file.size) {
          const body = file.slice(offset, offset + PIECE);
          const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
          offset = (await asks(base + '/' + id, { method: 'PATCH', headers, body })).offset;
          failures = 0;
          continue;
        }
        const query = new URLSearchParams({ dryRun: 'true' });
        for (const name of ['trust', 'client']) if (form.elements[name] && form.elements[name].value.trim() !== '') query.set(name, form.elements[name].value.trim());
        await asks(base + '/' + id + '/take-over?' + query, { method: 'POST' });
        localStorage.removeItem(key);
        return id;
      } catch (error) {
        if (error.final) throw error;
        failures++;
        offset = null;
        say('The line broke: ' + error.message + ' It goes on by itself.');
        await pause(Math.min(1000 * 2 ** Math.min(failures - 1, 6), 60000));
      }
    }
  };
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const file = form.dataset.pieces && form.querySelector('input[type=file]').files[0];
    if (!file || file.size === 0) return;
    event.preventDefault();
    const line = form.querySelector('[data-sent]');
    const bar = form.querySelector('progress');
    const button = form.querySelector('button');
    const say = (words, share) => { line.textContent = words; if (share !== undefined) { bar.hidden = false; bar.value = share; } };
    button.disabled = true;
    try {
      const id = await send(form, file, say);
      location.assign(form.dataset.then + id);
    } catch (error) {
      button.disabled = false;
      say(error.message);
    }
  });
})();
`;
