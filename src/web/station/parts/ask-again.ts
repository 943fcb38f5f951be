/** Asks now, and again so many ms after each answer, so that no questions pile up where answers are slow; what it returns ends that. */
export function askAgain(ask: () => Promise<void>, pauseMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const go = async () => {
    try {
      await ask();
    } finally {
      if (!isOver) timer = setTimeout(() => void go(), pauseMs);
    }
  };
  void go();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
