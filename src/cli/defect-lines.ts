/** A place in the program or in Node, as V8 writes it in a stack. */
const FRAME =
  /^ {4}at (?:async )?(?:[\w$.<>[\]#]+(?: [\w$.<>[\]#]+){0,3} \()?(?:file:\/\/\/|node:|\/|[A-Za-z]:[\\/])[^\s()]*?(?:\.[cm]?[jt]sx?|node:[\w/]+):\d+:\d+\)?$/;
const CODE = /^[A-Z][A-Z0-9_]*$/;
const NAME = /^[A-Z]\w*(?:Error|Exception|Changed|Unsealable)$/;

/**
 * What may be told of a defect: kind, code and places. Its message is left out, because it may hold what a patient
 * wrote, and what is printed lands in the system's journal (handbook R-24).
 */
export function defectLines(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`  (${typeof error})`];
  const code = 'code' in error && CODE.test(String(error.code)) ? ` ${String(error.code)}` : '';
  const name = NAME.test(error.name) ? error.name : 'Error';
  const cause = error.cause === undefined ? [] : ['  because of', ...defectLines(error.cause)];
  return [`  ${name}${code}`, ...framesOf(error), ...cause];
}

/** The message stands before the places; one that looks like a place is cut off with it. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const after = message === '' ? -1 : stack.indexOf(message);
  const places = after < 0 ? stack : stack.slice(after + message.length);
  return places.split('\n').filter((line) => FRAME.test(line));
}
