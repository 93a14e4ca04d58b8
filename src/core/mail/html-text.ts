import { compile, type DomNode, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import {
  type HiddenNames,
  hiddenNamesIn,
  isColourless,
  isHidden,
  isSizeless,
  setsSize,
} from './html-hidden.ts';

/** Longer HTML is not converted: the converter's time grows faster than its input. */
const MAX_HTML = 200 * 1024;
const LIMITS = { maxDepth: 300, maxChildNodes: 10_000, ellipsis: '' };

/** Stands in the text where Outlook begins the older message; `cutOwnWords` knows it. */
const OLDER_MESSAGE = '-----Original Message-----';

const SKIPPED = [
  'head',
  'title',
  'script',
  'style',
  'template',
  'noscript',
  'object',
  'iframe',
  'svg',
  'math',
  'audio',
];
const SKIPPED_TOO = [
  's',
  'strike',
  'del',
  'video',
  'select',
  'textarea',
  'button',
  'input',
  'img',
  'map',
  'canvas',
  'meta',
  'link',
  'base',
];
const BLOCKS = [
  'div',
  'address',
  'article',
  'aside',
  'body',
  'center',
  'dd',
  'dl',
  'dt',
  'fieldset',
  'footer',
  'form',
];
const BLOCKS_TOO = [
  'header',
  'hgroup',
  'html',
  'legend',
  'main',
  'nav',
  'ol',
  'section',
  'table',
  'tr',
  'ul',
  'caption',
];
const PARAGRAPHS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr'];

/**
 * The text of an HTML mail as a human sees it: hidden elements dropped, links without their targets, pictures
 * without their descriptions, older messages marked with `> ` or a separator so that they can be cut. Null when
 * the HTML is too long or too deep to be converted.
 */
export function htmlToText(html: string): string | null {
  if (html.length > MAX_HTML) return htmlToText(html.slice(0, MAX_HTML));
  try {
    return convert(html, hiddenNamesIn(html))
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

function options(): HtmlToTextOptions {
  const all = (names: readonly string[], format: string) => names.map((selector) => ({ selector, format }));
  return {
    wordwrap: false,
    limits: LIMITS,
    // The whole document, for a mail may have words before or after its body.
    baseElements: { selectors: ['practice-agent-none'], returnDomByDefault: true },
    formatters: { skip: () => undefined, inline, block, paragraph, item, cell, preformatted, lineBreak },
    selectors: [
      { selector: '*', format: 'inline' },
      ...all([...SKIPPED, ...SKIPPED_TOO], 'skip'),
      ...all([...BLOCKS, ...BLOCKS_TOO], 'block'),
      ...all(PARAGRAPHS, 'paragraph'),
      ...all(['a', 'span', 'font'], 'inline'),
      ...all(['td', 'th'], 'cell'),
      { selector: 'li', format: 'item' },
      { selector: 'pre', format: 'preformatted' },
      { selector: 'br', format: 'lineBreak' },
    ],
  };
}

type Builder = Parameters<FormatCallback>[2];

function hidden(element: DomNode, builder: Builder): boolean {
  const { metadata } = builder as Builder & { metadata: HiddenNames };
  return isHidden(element, metadata);
}

/**
 * Layouts set their frames to size 0 and the words inside to a size of their own: only those are seen. So with
 * colours: words on a ground of their colour are dropped, elements inside are asked for theirs.
 */
function seenChildren(element: DomNode): DomNode[] {
  if (isSizeless(element)) return sizedInside(element, 20);
  return isColourless(element) ? element.children.filter(({ type }) => type !== 'text') : element.children;
}

function sizedInside(element: DomNode, levels: number): DomNode[] {
  if (levels === 0) return [];
  return element.children
    .filter(({ type }) => type === 'tag')
    .flatMap((child) => (setsSize(child) ? [child] : sizedInside(child, levels - 1)));
}

const inline: FormatCallback = (element, walk, builder) => {
  if (!hidden(element, builder)) walk(seenChildren(element), builder);
};

const lineBreak: FormatCallback = (_element, _walk, builder) => builder.addLineBreak();

const block: FormatCallback = (element, walk, builder) => {
  inBlock(element, walk, builder, 1);
};

const paragraph: FormatCallback = (element, walk, builder) => {
  inBlock(element, walk, builder, 2);
};

const item: FormatCallback = (element, walk, builder) => {
  if (hidden(element, builder)) return;
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('- ');
  walk(seenChildren(element), builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const cell: FormatCallback = (element, walk, builder) => {
  if (hidden(element, builder)) return;
  walk(seenChildren(element), builder);
  builder.addInline(' ');
};

const preformatted: FormatCallback = (element, walk, builder) => {
  if (hidden(element, builder)) return;
  builder.openBlock({ isPre: true, leadingLineBreaks: 1 });
  walk(seenChildren(element), builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

function inBlock(
  element: DomNode,
  walk: Parameters<FormatCallback>[1],
  builder: Builder,
  breaks: number,
): void {
  if (hidden(element, builder)) return;
  if (beginsOlderMessage(element)) {
    builder.openBlock({ leadingLineBreaks: 2 });
    builder.addInline(OLDER_MESSAGE);
    builder.closeBlock({ trailingLineBreaks: 1 });
  }
  builder.openBlock({ leadingLineBreaks: breaks });
  walk(seenChildren(element), builder);
  const quoted = isQuote(element);
  builder.closeBlock({ trailingLineBreaks: breaks, ...(quoted ? { blockTransform: asQuote } : {}) });
}

function asQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Containers in which webmails put what they quote. Not Gmail's outer `gmail_quote`: inline answers stand in it. */
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_attr|(?:ydp\w*)?yahoo_quoted|protonmail_quote|tutanota_quote|moz-cite-prefix)/;

function isQuote(element: DomNode): boolean {
  const attribs: Readonly<Record<string, string>> = element.attribs ?? {};
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`.toLowerCase();
  if (element.name !== 'blockquote') return QUOTE_CLASS.test(names);
  const style = (attribs.style ?? '').toLowerCase();
  return (
    attribs.type?.toLowerCase() === 'cite' ||
    'cite' in attribs ||
    /quote|cite/.test(names) ||
    /border-left/.test(style)
  );
}

/** Outlook's line above the older message: on the web by its id, in Word's HTML by the line drawn above it. */
function beginsOlderMessage(element: DomNode): boolean {
  if (element.name !== 'div') return false;
  const attribs: Readonly<Record<string, string>> = element.attribs ?? {};
  if (
    /^(?:x_)*(?:divrplyfwdmsg|appendonsend|mail-editor-reference-message-container)$/i.test(attribs.id ?? '')
  )
    return true;
  return /border-top:\s*solid #(?:e1e1e1|b5c4df)/i.test(attribs.style ?? '');
}

const convert: (html: string, hidden: HiddenNames) => string = compile(options());
