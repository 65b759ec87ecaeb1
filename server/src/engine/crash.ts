/**
 * What may be said of a mistake of ours: the error's kind and where it arose. Its message may hold text of a file, so what the
 * stack says before the message's end is left out; without the message in it, nothing of the stack can be told from text.
 */
export function crashWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { stack = "", message } = error;
  const at = stack.indexOf(message);
  const places = (at < 0 ? "" : stack.slice(at + message.length))
    .split("\n")
    .filter((line) => /^ {4}at [^\n]{1,300}$/.test(line))
    .slice(0, 6);
  return [error.constructor.name, ...places].join("\n");
}
