import { fold } from '../reading/fold.ts';

const LIST_COLUMNS = ['reference', 'patient', 'date', 'amount', 'currency', 'paid'] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** How the columns are headed, compared without accents and signs. */
const HEADINGS: Readonly<Record<ListColumn, string>> = {
  reference:
    'reference|ref|facture|numerofacture|nfacture|nofacture|invoice|invoicenumber|document|numero|number',
  patient: 'patient|patientid|idpatient|dossier|numerodossier|ndossier|id|identifiant',
  date: 'date|datefacture|invoicedate|datedefacture|le|jour|day',
  amount: 'montant|amount|solde|total|reste|resteapayer|due|balance',
  currency: 'devise|currency|monnaie',
  paid: 'paye|payee|payele|regle|reglele|paid|paidon|datepaiement|paymentdate',
};

const BY_HEADING: ReadonlyMap<string, ListColumn> = new Map(
  LIST_COLUMNS.flatMap((column) => HEADINGS[column].split('|').map((heading) => [heading, column] as const)),
);

/** The column that a heading names; null for one that is not used here. */
export function listColumnNamed(heading: string): ListColumn | null {
  return BY_HEADING.get(fold(heading).replace(/[^a-z0-9]/g, '')) ?? null;
}
