import type { PrescriptionLimit } from '../domain/reason.ts';

/** Until when a prescription must be begun, by country, in one sentence. */
export const LIMITS: Readonly<Record<PrescriptionLimit, readonly [fr: string, en: string]>> = {
  'de-28-days': [
    'Ordonnance (Allemagne) : commencer dans les 28 jours.',
    'Prescription (Germany): begin within 28 days.',
  ],
  'be-two-months': [
    'Prescription (Belgique) : commencer dans les deux mois.',
    'Prescription (Belgium): begin within two months.',
  ],
  'pl-30-days': [
    'Ordonnance (Pologne) : enregistrer dans les 30 jours.',
    'Referral (Poland): register within 30 days.',
  ],
};
