/** Milliseconds that this thread has worked: what else a shared machine does is not in them. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
