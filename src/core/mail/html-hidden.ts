// Which elements of an HTML mail a human cannot see. Words in them must have no effect.

/** As much of a DOM element as visibility needs. */
export interface Element {
  readonly name?: string | undefined;
  readonly attribs?: Readonly<Record<string, string>> | undefined;
  readonly parent?: Element | undefined;
}

const MAX_CSS = 50_000;

const HIDING: readonly RegExp[] = [
  /(?:^|;)display:none/,
  // Struck out: the writer took it back.
  /(?:^|;)text-decoration(?:-line)?:[^;]*line-through/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)mso-hide:all/,
  /(?:^|;)opacity:(?:0+(?:\.0\d*)?|\.0\d*)%?(?:;|!|$)/,
  /(?:^|;)(?:max-)?(?:height|width):0(?:px|pt|em|%)?(?:;|!).*overflow:hidden|overflow:hidden.*(?:^|;)(?:max-)?(?:height|width):0(?:px|pt|em|%)?(?:;|!|$)/,
  /(?:^|;)text-indent:-\d{3,}/,
  /(?:^|;)(?:left|top|right|bottom|margin-left|margin-top):-\d{3,}/,
  /(?:^|;)clip:rect\(0|clip-path:inset\((?:50|100)%/,
  /(?:^|;)transform:[^;]*scale\(0/,
  /(?:^|;)color:(?:transparent|rgba\([^)]*,0?\.?0*\)|#[0-9a-f]{6}00(?:;|!|$))/,
];

const NO_SIZE =
  /(?:^|;)font(?:-size)?:(?:[^;]*\s)?(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|rem|%|cm|mm|in|ex|vw|vh)?(?:[;!/\s]|$)/;
const TINY = /(?:^|;)font-size:(?:1|0?\.\d+)(?:px|pt)(?:[;!]|$)/;

/** The classes and ids that the mail's own style sheet hides outside of any @media. */
export type HiddenNames = ReadonlySet<string>;

/** Reads `.x { display:none }` and `#x { … }` out of the <style> elements; anything finer is not looked at. */
export function hiddenNamesIn(html: string): HiddenNames {
  const names = new Set<string>();
  for (const [, selectors = '', declarations = ''] of styleSheetOf(html).matchAll(
    /([^{}]{1,400})\{([^{}]*)\}/g,
  )) {
    const style = compact(declarations);
    if (selectors.includes('@') || !(hides(style) || NO_SIZE.test(style))) continue;
    for (const selector of selectors.split(',')) {
      const name = /^\s*[a-z]{0,10}([.#][\w-]+)\s*$/i.exec(selector)?.[1];
      if (name !== undefined) names.add(name.toLowerCase());
    }
  }
  return names;
}

/** True when a human sees neither the element nor anything in it. */
export function isHidden(element: Element, hiddenNames: HiddenNames): boolean {
  const attribs = element.attribs ?? {};
  if ('hidden' in attribs) return true;
  if (namesOf(attribs).some((name) => hiddenNames.has(name))) return true;
  return hides(styleOf(attribs));
}

/** True when words set directly in the element have the colour of what is behind them; children may set their own. */
export function isColourless(element: Element): boolean {
  const { text, behind } = paintOf(element);
  return text !== null && text === behind;
}

/** True when letters set directly in the element have no size; children may set their own. */
export function isSizeless(element: Element): boolean {
  const style = styleOf(element.attribs ?? {});
  return NO_SIZE.test(style) || TINY.test(style);
}

/** True when the element says itself how big its letters are. */
export function setsSize(element: Element): boolean {
  return /(?:^|;)font(?:-size)?:/.test(styleOf(element.attribs ?? {}));
}

function styleSheetOf(html: string): string {
  let css = '';
  for (let at = html.search(/<style\b/i); at >= 0 && css.length < MAX_CSS; ) {
    const end = html.toLowerCase().indexOf('</style', at);
    css += html.slice(html.indexOf('>', at) + 1, end < 0 ? undefined : end);
    const next = end < 0 ? -1 : html.slice(end).search(/<style\b/i);
    at = next < 0 ? -1 : end + next;
  }
  return withoutMedia(css.slice(0, MAX_CSS).replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|<!--|-->/g, ' '));
}

/** Drops `@media … { … }`: what only a phone hides is seen elsewhere. */
function withoutMedia(css: string): string {
  let kept = '';
  let depth = 0;
  let inMedia = false;
  for (const piece of css.split(/(@[a-z-]+|[{}])/i)) {
    if (depth === 0 && piece.startsWith('@')) inMedia = true;
    if (!inMedia) kept += piece;
    if (piece === '{') depth++;
    if (piece === '}') depth = Math.max(0, depth - 1);
    if (piece === '}' && depth === 0) inMedia = false;
  }
  return kept;
}

function namesOf(attribs: Readonly<Record<string, string>>): string[] {
  const classes = (attribs.class ?? '').toLowerCase().split(/\s+/).slice(0, 20);
  return [...classes.map((name) => `.${name}`), `#${(attribs.id ?? '').toLowerCase()}`];
}

function styleOf(attribs: Readonly<Record<string, string>>): string {
  return compact((attribs.style ?? '').slice(0, 2_000));
}

function compact(css: string): string {
  return css
    .toLowerCase()
    .replace(/\s*([:;,()])\s*/g, '$1')
    .trim();
}

function hides(style: string): boolean {
  return style !== '' && HIDING.some((pattern) => pattern.test(style));
}

/** Colours of words and of what is behind them; null when they cannot be told, as over a picture. */
interface Paint {
  readonly text: string | null;
  readonly behind: string | null;
}

/** A mail that sets no colours is read black on white. */
const PAPER: Paint = { text: null, behind: 'fff' };
const paints = new WeakMap<Element, Paint>();

/** An element's colours, its own or its parents'. Parents are asked first, so each element is looked at once. */
function paintOf(element: Element): Paint {
  const known = paints.get(element);
  if (known !== undefined) return known;
  const { text, behind } = element.parent ? paintOf(element.parent) : PAPER;
  const attribs = element.attribs ?? {};
  const style = styleOf(attribs);
  const ownText =
    /(?:^|;)color:([^;!]+)/.exec(style)?.[1] ?? (element.name === 'font' ? attribs.color : undefined);
  const ownBehind = /(?:^|;)background(?:-color)?:([^;!]+)/.exec(style)?.[1] ?? attribs.bgcolor;
  const picture =
    'background' in attribs || /(?:^|;)background(?:-image)?:[^;]*(?:url\(|gradient)/.test(style);
  const paint = {
    text: ownText === undefined ? text : rgbOf(ownText),
    behind: picture ? null : (rgbOf(ownBehind ?? '') ?? behind),
  };
  paints.set(element, paint);
  return paint;
}

const NAMES: Readonly<Record<string, string>> = { white: 'fff', black: '000', snow: 'fff', ivory: 'fff' };

/** A colour in three hex digits, coarse on purpose: #fefefe on #ffffff cannot be read either. */
function rgbOf(written: string): string | null {
  const text = written.trim().toLowerCase();
  const named = NAMES[text.split(/[\s]/)[0] ?? ''];
  if (named !== undefined) return named;
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(text)?.[1];
  if (hex !== undefined) return hex.length === 3 ? hex : hex.charAt(0) + hex.charAt(2) + hex.charAt(4);
  const parts = /rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})/.exec(text);
  if (parts === null) return null;
  return parts
    .slice(1, 4)
    .map((part) => Math.floor(Math.min(255, Number(part)) / 16).toString(16))
    .join('');
}
