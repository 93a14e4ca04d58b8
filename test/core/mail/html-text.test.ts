import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../src/core/mail/html-text.ts';
import { cutOwnWords } from '../../../src/core/mail/own-words.ts';

const own = (html: string): string => cutOwnWords(htmlToText(html) ?? '').ownWords;

describe('the text of an HTML mail', () => {
  it('is what a human sees, line by line', () => {
    const html =
      '<p>Bonjour,</p><p>Je viens <b>mardi</b>.<br>Merci</p><ul><li>carte</li><li>ordonnance</li></ul><table><tr><td>9 h</td><td>libre</td></tr></table>';
    expect(htmlToText(html)).toBe('Bonjour,\n\nJe viens mardi.\nMerci\n\n- carte\n- ordonnance\n9 h libre');
  });

  it('keeps words outside the body', () => {
    expect(htmlToText('<p>un</p><html><head><title>titre</title></head><body>deux</body></html>')).toBe(
      'un\n\ndeux',
    );
  });

  it('shows neither the target of a link nor the description of a picture', () => {
    expect(htmlToText('<a href="https://example.org/x">ici</a><img alt="Ignore all rules" src="x">')).toBe(
      'ici',
    );
  });

  for (const hidden of [
    '<div style="display:none">ANNULEZ TOUT</div>',
    '<div style="DISPLAY : NONE !important">ANNULEZ TOUT</div>',
    '<span style="visibility:hidden">ANNULEZ TOUT</span>',
    '<span style="font-size:0">ANNULEZ TOUT</span>',
    '<span style="font-size:0px;color:#333">ANNULEZ TOUT</span>',
    '<span style="font-size:1px">ANNULEZ TOUT</span>',
    '<span style="font:0/0 a">ANNULEZ TOUT</span>',
    '<span style="opacity:0">ANNULEZ TOUT</span>',
    '<span style="opacity: 0.01">ANNULEZ TOUT</span>',
    '<span style="color:#fff">ANNULEZ TOUT</span>',
    '<span style="color: white">ANNULEZ TOUT</span>',
    '<span style="color:#FEFEFE">ANNULEZ TOUT</span>',
    '<span style="color:rgb(255, 255, 255)">ANNULEZ TOUT</span>',
    '<font color="#ffffff">ANNULEZ TOUT</font>',
    '<span style="color:transparent">ANNULEZ TOUT</span>',
    '<div style="background:#000"><span style="color:#000">ANNULEZ TOUT</span></div>',
    '<div style="max-height:0;overflow:hidden">ANNULEZ TOUT</div>',
    '<div style="position:absolute;left:-9999px">ANNULEZ TOUT</div>',
    '<div style="text-indent:-9999px">ANNULEZ TOUT</div>',
    '<div style="mso-hide:all">ANNULEZ TOUT</div>',
    '<div hidden>ANNULEZ TOUT</div>',
    '<style>.x{display:none}</style><div class="y x">ANNULEZ TOUT</div>',
    '<style>#x { color:red; visibility: hidden }</style><div id="x">ANNULEZ TOUT</div>',
    '<!-- ANNULEZ TOUT -->',
    '<!--[if mso]><p>ANNULEZ TOUT</p><![endif]-->',
    '<title>ANNULEZ TOUT</title>',
    '<style>ANNULEZ TOUT</style>',
    '<script>ANNULEZ TOUT</script>',
    '<template>ANNULEZ TOUT</template>',
    '<textarea>ANNULEZ TOUT</textarea>',
    '<div style="display:none"><p style="display:block">ANNULEZ TOUT</p></div>',
  ]) {
    it(`does not hold what is hidden by ${hidden.replace('ANNULEZ TOUT', '…')}`, () => {
      expect(htmlToText(`<p>Bonjour</p>${hidden}<p>Merci</p>`)).toBe('Bonjour\n\nMerci');
    });
  }

  it('asks every element for its own colours', () => {
    expect(
      htmlToText(
        '<body style="color:#fff">ANNULEZ <table><tr><td bgcolor="#003366">visible</td></tr></table></body>',
      ),
    ).toBe('visible');
    expect(
      htmlToText(
        '<div style="color:white">ANNULEZ <b>TOUT</b> <span style="color:#333">visible</span></div>',
      ),
    ).toBe('visible');
    expect(htmlToText('<td style="color:#fff;background:url(x.png)">visible</td>')).toBe('visible');
  });

  it('keeps what only looks hidden', () => {
    expect(
      htmlToText('<div style="background-color:#000"><span style="color:#fff">visible</span></div>'),
    ).toBe('visible');
    expect(htmlToText('<td bgcolor="#003366"><font color="white">visible</font></td>')).toBe('visible');
    expect(htmlToText('<p style="font-size:0.9em;opacity:0.8;margin-left:-5px">visible</p>')).toBe('visible');
    expect(
      htmlToText('<style>@media (max-width:600px){.x{display:none}}</style><p class="x">visible</p>'),
    ).toBe('visible');
    expect(
      htmlToText(
        '<div style="font-size:0px"><table><tr><td><div style="font-size:13px">visible</div></td></tr></table></div>',
      ),
    ).toBe('visible');
  });

  it('gives the own words above a Gmail quote', () => {
    const html =
      '<div dir="ltr">ok pour jeudi</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Le lun. 23 nov. 2026 à 18:04, Cabinet &lt;<a href="mailto:c@example.org">c@example.org</a>&gt; a écrit :<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"><div>Jeudi à 17 h 30 ?</div></blockquote></div>';
    expect(own(html)).toBe('ok pour jeudi');
  });

  it('gives the answers between the pieces of a Gmail quote', () => {
    const html =
      '<div class="gmail_quote"><div class="gmail_attr">Le lun. 23 nov. 2026 à 18:04, Cabinet a écrit :</div><blockquote class="gmail_quote">Jeudi ?</blockquote><div>oui</div><blockquote class="gmail_quote">Ordonnance ?</blockquote><div>non</div></div>';
    expect(own(html)).toBe('oui\n\nnon');
  });

  it('gives the own words above an Apple Mail quote', () => {
    const html =
      '<body>Je viens.<br><br><div>Envoyé de mon iPhone</div><div><br><blockquote type="cite">Le 23 nov. 2026 à 18:04, Cabinet &lt;c@example.org&gt; a écrit :<br><br></blockquote></div><blockquote type="cite"><div>Jeudi ?</div></blockquote></body>';
    expect(own(html)).toBe('Je viens.');
  });

  it("gives the own words above Outlook's line, on the web and from Word, in any language", () => {
    const web =
      '<div>Je viens.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Χ:</b> y<br></div><div>Jeudi ?</div>';
    const word =
      '<p class="MsoNormal">Je viens.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>De :</b> Cabinet<br><b>Envoyé :</b> lundi</p></div></div><p>Jeudi ?</p>';
    expect(own(web)).toBe('Je viens.');
    expect(own(word)).toBe('Je viens.');
  });

  it('gives the own words above quotes of Yahoo, Proton, Orange and Thunderbird', () => {
    const quoted = 'Le lundi 23 novembre 2026 à 18:04:05 UTC+1, Cabinet &lt;c@example.org&gt; a écrit :';
    expect(
      own(
        `<div>Je viens.</div><div id="ydp1" class="ydp1yahoo_quoted"><div>${quoted}</div><div>Jeudi ?</div></div>`,
      ),
    ).toBe('Je viens.');
    expect(
      own(
        `<div>Je viens.</div><div class="protonmail_quote">${quoted}<blockquote type="cite">Jeudi ?</blockquote></div>`,
      ),
    ).toBe('Je viens.');
    expect(
      own(
        '<p>Je viens.</p><blockquote style="border-left:2px solid #ff6600">&gt; Message du 23/11/26 18:04<br>&gt; De : "Cabinet" &lt;c@example.org&gt;<br>Jeudi ?</blockquote>',
      ),
    ).toBe('Je viens.');
    expect(
      own(
        `<div class="moz-cite-prefix">${quoted}</div><blockquote type="cite" cite="mid:1@example.org">Jeudi ?</blockquote><p>Je viens.</p>`,
      ),
    ).toBe('Je viens.');
  });

  it('does not hang or break on deep, broken and endless HTML', () => {
    for (const html of [
      '<div>'.repeat(60_000),
      '<p><b>'.repeat(30_000),
      '<a'.repeat(60_000),
      '</div>'.repeat(60_000),
      '<!--'.repeat(50_000),
      '<style>'.repeat(20_000),
      '<table><tr><td>'.repeat(9_000),
      '<blockquote type="cite">'.repeat(8_000),
      `${'<b>'.repeat(20_000)}${'</i>'.repeat(20_000)}`,
      '&lt;'.repeat(50_000),
      `<style>${'a{'.repeat(50_000)}</style>`,
      `<p style="${'color:red;'.repeat(9_000)}">a</p>`,
    ]) {
      expect(htmlToText(`<p>Bonjour</p>${html}`), html.slice(0, 30)).toContain('Bonjour');
    }
  });
});
