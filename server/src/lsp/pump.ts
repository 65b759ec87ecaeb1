/** Longest stretch of work, in milliseconds, before waiting requests are looked at. */
const SLICE = 8;

/** Lets the event loop take waiting messages. A message channel is as prompt as `setImmediate` and exists in workers too. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Drains `steps` in short slices so that typing stays responsive. Undefined, and nothing more is pulled, once `isStale`
 * says that the work is moot.
 */
export async function pump<Step, Result>(steps: Iterator<Step, Result>, isStale: () => boolean): Promise<Result | undefined> {
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < sliceEnd) continue;
    await breathe();
    if (isStale()) {
      steps.return?.();
      return undefined;
    }
    sliceEnd = performance.now() + SLICE;
  }
}
