import type { ProgramLanguage } from '../../domain/language.ts';
import type { ListFault } from './read-list.ts';

/** What to tell the practice of one line of a list. */
export function listFaultSentence(fault: ListFault, language: ProgramLanguage): string {
  const [fr, en] = said(fault);
  return language === 'fr' ? fr : en;
}

function said(fault: ListFault): readonly [fr: string, en: string] {
  const out = [
    " Cette ligne n'est pas prise en compte : personne ne reçoit rien pour elle.",
    ' This row is left out: nobody is written to about it.',
  ];
  const row = (fr: string, en: string) => [`${fr}${out[0]}`, `${en}${out[1]}`] as const;
  switch (fault.code) {
    case 'empty':
      return [
        'cette liste est vide. La première ligne donne les titres.',
        'this list is empty. Its first line gives the headings.',
      ];
    case 'header':
      return [
        `la première ligne n'a pas de colonne « ${fault.missing} ». Titres : reference;patient;date, et pour des factures montant;devise;paye.`,
        `the first line has no column "${fault.missing}". Headings: reference;patient;date, and for invoices amount;currency;paid.`,
      ];
    case 'reference':
      return row(
        `« ${fault.read} » n'est pas une référence. Écrivez un numéro, sans mots : il est dans la lettre.`,
        `"${fault.read}" is no reference. Write a number, without words: it stands in the letter.`,
      );
    case 'twice':
      return [
        `cette référence est déjà à la ligne ${fault.first} : aucune des deux n'est prise en compte.`,
        `this reference stands in line ${fault.first} already: neither is used.`,
      ];
    case 'patient':
      return row(
        `aucun patient n'a le numéro « ${fault.read} ».`,
        `no patient has the number "${fault.read}".`,
      );
    case 'date':
      return row(
        `« ${fault.read} » n'est pas une date. Écrivez 24/11/2026.`,
        `"${fault.read}" is no date. Write 2026-11-24.`,
      );
    case 'amount':
      return row(
        `« ${fault.read} » n'est pas un montant. Écrivez 45,50.`,
        `"${fault.read}" is no amount. Write 45.50.`,
      );
    case 'currency':
      return row(
        `« ${fault.read} » n'est pas une devise connue. Écrivez EUR, CHF, GBP ou PLN.`,
        `"${fault.read}" is no known currency. Write EUR, CHF, GBP or PLN.`,
      );
    case 'paid':
      return row(
        `« ${fault.read} » ne dit pas si c'est payé. Laissez vide, ou écrivez la date du paiement.`,
        `"${fault.read}" does not say whether it is paid. Leave it empty, or write the day of payment.`,
      );
  }
}
